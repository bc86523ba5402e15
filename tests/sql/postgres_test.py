"""The rankings of `fitrank sql --dialect postgres` on the real engine, against fitrank's own."""
import agreement
import engines

agreement.main(engines.Postgres)
