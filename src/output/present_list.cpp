#include "output/present_list.hpp"

#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/fields.hpp"
#include "output/keys.hpp"
#include "output/numbers.hpp"
#include "output/render.hpp"

namespace fitrank {

namespace {

/// A member of a thing; absent where it has none.
template <typename Member>
auto thing_member(Member member) {
  return [member](const ListedThing& one) { return one.*member ? json_of(*(one.*member)) : absent(); };
}

const Fields<ListedThing>& listed_fields() {
  static const Fields<ListedThing> fields = Fields<ListedThing>()
                                                .add(key::id, thing_member(&ListedThing::id))
                                                .add(key::source, thing_member(&ListedThing::source))
                                                .add(key::source_title, thing_member(&ListedThing::source_title))
                                                .add(key::name, thing_member(&ListedThing::name))
                                                .add(key::title, thing_member(&ListedThing::title))
                                                .add(key::layer, thing_member(&ListedThing::layer))
                                                .add(key::criterion, thing_member(&ListedThing::criterion))
                                                .add(key::unit, thing_member(&ListedThing::unit))
                                                .add(key::text, thing_member(&ListedThing::text))
                                                .add(key::file, thing_member(&ListedThing::file))
                                                .add(key::companies, thing_member(&ListedThing::companies))
                                                .add(key::signals, thing_member(&ListedThing::signals))
                                                .add(key::observations, thing_member(&ListedThing::observations));
  return fields;
}

const Fields<std::string_view>& list_facts() {
  static const Fields<std::string_view> fields =
      Fields<std::string_view>().add(key::kind, [](auto& what) { return what; });
  return fields;
}

const Fields<std::string_view>& version_facts() {
  static const Fields<std::string_view> fields =
      Fields<std::string_view>().add(key::instruction_set, [](auto& set) { return set; });
  return fields;
}

std::string title_of_list(std::string_view what) {
  std::string title(what);
  if (!title.empty()) title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

const AnswerSpec& list_spec() {
  static const AnswerSpec spec{
      .facts = list_facts().specs(), .rows = listed_fields().specs(), .about_rows = "a thing of the kind asked for"};
  return spec;
}

Answer present_list(std::string_view what, const std::vector<ListedThing>& things) {
  Answer answer{.spec = &list_spec()};
  answer.envelope.sentence = things.empty()
                                 ? fmt::format("There are no {}.", what)
                                 : fmt::format("{} {}.", things.size(), things.size() == 1 ? "entry" : "entries");
  answer.facts = list_facts().record(what);
  answer.rows = Rows(records(listed_fields(), things));
  Writer page;
  page.head(title_of_list(what), 1);
  if (things.empty()) page.say(answer.envelope.sentence);
  std::vector<std::string> columns;
  if (!things.empty()) {
    const auto first = listed_fields().record(things.front());
    for (const auto& [key, value] : first.items()) columns.push_back(key);
    page.append(chosen_columns(answer, columns));
  }
  answer.blocks = page.take();
  return answer;
}

const AnswerSpec& version_spec() {
  static const AnswerSpec spec{.facts = version_facts().specs(), .rows = {}, .about_rows = "none"};
  return spec;
}

Answer present_version(std::string_view version, std::string_view instruction_set) {
  Answer answer{.spec = &version_spec()};
  answer.envelope.version = version;
  answer.envelope.sentence = fmt::format("fitrank {} ({})", version, instruction_set);
  answer.facts = version_facts().record(instruction_set);
  answer.blocks = {Paragraph{answer.envelope.sentence}};
  return answer;
}

}  // namespace fitrank
