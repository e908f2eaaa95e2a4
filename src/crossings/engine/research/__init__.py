"""What is decided about works, projects and groups: their states, their identifiers, whether a project still runs."""
