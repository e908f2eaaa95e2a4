"""A closed query as somebody would write it by hand for DuckDB: one statement, with G2 and the order computed in it."""

SQL = """
WITH a AS (SELECT DISTINCT work FROM holds WHERE concept IN (SELECT unnest($a::INTEGER[]))),
c AS (SELECT DISTINCT work FROM holds WHERE concept IN (SELECT unnest($c::INTEGER[]))),
side AS (
    SELECT coalesce(a.work, c.work) AS work, (a.work IS NOT NULL)::INTEGER AS in_a, (c.work IS NOT NULL)::INTEGER AS in_c
    FROM a FULL JOIN c USING (work)
), total AS (
    SELECT sum(in_a)::DOUBLE AS a, sum(in_c)::DOUBLE AS c, (SELECT count(*) FROM work)::DOUBLE AS n FROM side
), found AS (
    SELECT concept, sum(in_a)::DOUBLE AS a, sum(in_c)::DOUBLE AS c, sum(in_a * in_c) AS joint,
        min(CASE WHEN in_a * in_c = 1 THEN year END) AS first_year
    FROM holds JOIN side USING (work) GROUP BY concept HAVING sum(in_a) >= 3 AND sum(in_c) >= 3
), cells AS (
    SELECT concept, joint, first_year, unnest([found.a, found.c]) AS k, unnest([total.a, total.c]) AS side,
        works::DOUBLE AS held, n
    FROM found JOIN concept ON number = concept CROSS JOIN total
), judged AS (
    SELECT concept, joint, first_year,
        sign(k * (n - side) - (held - k) * side) * ln(1 + greatest(0, 2 * (
            xlogx(k) + xlogx(side - k) + xlogx(held - k) + xlogx(n - side - held + k) + xlogx(n)
            - xlogx(side) - xlogx(n - side) - xlogx(held) - xlogx(n - held)))) AS association
    FROM cells
)
SELECT concept, min(association) + max(association) / 4 AS score, any_value(joint) AS joint, any_value(first_year) AS first_year
FROM judged GROUP BY concept ORDER BY round(score, 9) DESC, concept
"""
MACRO = "CREATE TEMP MACRO xlogx(x) AS CASE WHEN x > 0 THEN x * ln(x) ELSE 0 END"
