"""The rankings of `fitrank sql --dialect duckdb` on the real engine, against fitrank's own."""
import agreement
import engines

agreement.main(engines.DuckDB)
