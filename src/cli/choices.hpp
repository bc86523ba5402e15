// What the options of commands choose between, where the library has no list of it, with the names of each.
#pragma once

#include <array>

#include "base/named.hpp"
#include "score/weight_draws.hpp"
#include "sql/sql_ranking.hpp"

namespace fitrank::cli {

/// When an answer has colours.
enum class Color { automatic, always, never };
/// What `rank --by` shows.
enum class By { company, layer };
/// What `report` writes.
enum class PageFormat { html, json };
/// What `export` writes.
enum class ExportFormat { yaml, csv, observations };
/// What `help` writes.
enum class HelpFormat { text, markdown, man };
/// What `schema` writes.
enum class SchemaFormat { json, markdown };
/// How `acceptability` draws what is unknown.
enum class UnknownDrawn { uniform, peers };
enum class Switch { on, off };

}  // namespace fitrank::cli

namespace fitrank {

template <>
inline constexpr std::array<NamedValue<cli::Color>, 3> kNamesOf<cli::Color>{
    {{cli::Color::automatic, "auto", "on a terminal"}, {cli::Color::always, "always"}, {cli::Color::never, "never"}}};

template <>
inline constexpr std::array<NamedValue<cli::By>, 2> kNamesOf<cli::By>{
    {{cli::By::company, "company"}, {cli::By::layer, "layer"}}};

template <>
inline constexpr std::array<NamedValue<cli::PageFormat>, 2> kNamesOf<cli::PageFormat>{
    {{cli::PageFormat::html, "html", "the page"}, {cli::PageFormat::json, "json", "what it is made from"}}};

template <>
inline constexpr std::array<NamedValue<cli::ExportFormat>, 3> kNamesOf<cli::ExportFormat>{
    {{cli::ExportFormat::yaml, "yaml", "one dossier for each company"},
     {cli::ExportFormat::csv, "csv", "one table"},
     {cli::ExportFormat::observations, "observations", "a table of all observations"}}};

template <>
inline constexpr std::array<NamedValue<cli::HelpFormat>, 3> kNamesOf<cli::HelpFormat>{
    {{cli::HelpFormat::text, "text"},
     {cli::HelpFormat::markdown, "markdown", "of all commands"},
     {cli::HelpFormat::man, "man"}}};

template <>
inline constexpr std::array<NamedValue<cli::SchemaFormat>, 2> kNamesOf<cli::SchemaFormat>{
    {{cli::SchemaFormat::json, "json", "the schema"}, {cli::SchemaFormat::markdown, "markdown", "of all commands"}}};

template <>
inline constexpr std::array<NamedValue<cli::UnknownDrawn>, 2> kNamesOf<cli::UnknownDrawn>{
    {{cli::UnknownDrawn::uniform, "uniform", "any score that it can have"},
     {cli::UnknownDrawn::peers, "peers", "as comparable employers score, jointly where scores go together"}}};

template <>
inline constexpr std::array<NamedValue<cli::Switch>, 2> kNamesOf<cli::Switch>{
    {{cli::Switch::on, "on"}, {cli::Switch::off, "off"}}};

template <>
inline constexpr std::array<NamedValue<SqlDialect>, 3> kNamesOf<SqlDialect>{
    {{SqlDialect::duckdb, "duckdb"}, {SqlDialect::postgres, "postgres"}, {SqlDialect::clickhouse, "clickhouse"}}};

template <>
inline constexpr std::array<NamedValue<SqlShape>, 3> kNamesOf<SqlShape>{
    {{SqlShape::criteria, "criteria", "a company with its scores"},
     {SqlShape::signals, "signals", "a company with raw values"},
     {SqlShape::observations, "long", "an observation of an evidence database"}}};

template <>
inline constexpr std::array<NamedValue<WeightSource>, 2> kNamesOf<WeightSource>{
    {{WeightSource::profile, "profile", "near the profile's"}, {WeightSource::uniform, "uniform", "any"}}};

}  // namespace fitrank
