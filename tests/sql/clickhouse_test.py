"""The rankings of `fitrank sql --dialect clickhouse` on the real engine, against fitrank's own."""
import agreement
import engines

agreement.main(engines.ClickHouse)
