"""What crosses to other programs: one folder per external service or format. Writers take engine values and know no table."""
