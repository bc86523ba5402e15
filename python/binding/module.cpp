// The extension module: what fitrank/__init__.py makes a package of. Every call that may take long runs without the
// interpreter's lock.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "answers.hpp"
#include "arrays.hpp"
#include "fitrank/fitrank.hpp"
#include "running.hpp"

namespace fitrank::python {

namespace {

using Path = std::filesystem::path;
using Paths = std::vector<Path>;

constexpr std::pair<const char*, v1::Missing> kMissing[] = {{"zero", v1::Missing::zero},
                                                            {"renormalize", v1::Missing::renormalize},
                                                            {"neutral", v1::Missing::neutral},
                                                            {"expected", v1::Missing::expected}};
constexpr std::pair<const char*, v1::Method> kMethods[] = {{"weighted_sum", v1::Method::weighted_sum},
                                                           {"weighted_product", v1::Method::weighted_product}};
constexpr std::pair<const char*, v1::Evidence> kEvidence[] = {{"face_value", v1::Evidence::face_value},
                                                              {"discounted", v1::Evidence::discounted}};

template <typename Value, std::size_t N>
Value named(const std::pair<const char*, Value> (&names)[N], const std::string& what, const std::string& name) {
  std::string all;
  for (const auto& [known, value] : names) {
    if (name == known) return value;
    all += (all.empty() ? "" : ", ") + std::string(known);
  }
  throw py::value_error(what + ": \"" + name + "\" must be one of " + all);
}

template <typename Value, std::size_t N>
const char* name_of(const std::pair<const char*, Value> (&names)[N], Value value) {
  for (const auto& [name, known] : names) {
    if (known == value) return name;
  }
  return "";
}

v1::ScoringOptions scoring(const std::string& missing, const std::string& method, std::size_t top,
                           std::size_t threads) {
  return {named(kMissing, "missing", missing), named(kMethods, "method", method), top, threads};
}

std::vector<double> weights_in(const py::array_t<double, py::array::c_style | py::array::forcecast>& weights) {
  return {weights.data(), weights.data() + weights.size()};
}

void bind_model(py::module_& module) {
  py::class_<v1::Model>(module, "Model")
      .def_static("load", [](const Path& path) { return run([path] { return v1::Model::load(path); }); })
      .def_property_readonly("criteria",
                             [](const v1::Model& model) {
                               py::dict criteria;
                               for (const auto& one : model.criteria()) criteria[py::str(one.id)] = one.label;
                               return criteria;
                             })
      .def_property_readonly("signals", [](const v1::Model& model) {
        py::dict signals;
        for (const auto& one : model.signals()) {
          py::dict signal;
          signal["label"] = one.label;
          signal["unit"] = one.unit;
          signal["criterion"] = one.criterion;
          signals[py::str(one.id)] = signal;
        }
        return signals;
      });
}

void bind_profile(py::module_& module) {
  py::class_<v1::Profile>(module, "Profile")
      .def_static("load", [](const Path& path,
                             const v1::Model& model) { return run([=] { return v1::Profile::load(path, model); }); })
      .def_property_readonly("id", &v1::Profile::id)
      .def_property_readonly("title", &v1::Profile::title)
      .def_property_readonly("shares", &v1::Profile::shares)
      .def_property_readonly("missing", [](const v1::Profile& p) { return name_of(kMissing, p.missing()); })
      .def_property_readonly("method", [](const v1::Profile& p) { return name_of(kMethods, p.method()); })
      .def_property_readonly("evidence", [](const v1::Profile& p) { return name_of(kEvidence, p.evidence()); })
      .def_property_readonly("as_of", &v1::Profile::as_of)
      .def("with_weights", &v1::Profile::with_weights)
      .def("with_all_weights", &v1::Profile::with_all_weights)
      .def("with_missing", [](const v1::Profile& p,
                              const std::string& name) { return p.with_missing(named(kMissing, "missing", name)); })
      .def("with_method",
           [](const v1::Profile& p, const std::string& name) { return p.with_method(named(kMethods, "method", name)); })
      .def("with_evidence", [](const v1::Profile& p,
                               const std::string& name) { return p.with_evidence(named(kEvidence, "evidence", name)); })
      .def("with_as_of", &v1::Profile::with_as_of);
}

void bind_companies(py::module_& module) {
  py::class_<v1::Companies>(module, "Companies")
      .def_static("load", [](const Paths& paths,
                             const v1::Model& model) { return run([=] { return v1::Companies::load(paths, model); }); })
      .def_static("load_evidence",
                  [](const Paths& databases, const Paths& paths, const v1::Model& model,
                     const std::optional<std::string>& day) {
                    return run([=] { return v1::Companies::load_evidence(databases, paths, model, day); });
                  })
      .def("__len__", &v1::Companies::size)
      .def("id", &v1::Companies::id)
      .def("find", &v1::Companies::find);
}

/// Rows and scores of the first `top` for each persona, -1 and NaN where fewer can be ranked.
py::tuple rank_batch(const v1::ScoreMatrix& scores, const py::array_t<double>& weights, const std::string& missing,
                     std::size_t top, std::size_t threads) {
  const std::vector<double> raw = weights_in(weights);
  const v1::ScoringOptions options = scoring(missing, "weighted_sum", top, threads);
  const auto personas = run([=] {
    std::vector<std::vector<v1::RankedRow>> all;
    v1::rank_batch(scores, raw, options, [&](std::size_t, std::span<const v1::RankedRow> rows) {
      all.emplace_back(rows.begin(), rows.end());
    });
    return all;
  });
  const auto count = static_cast<py::ssize_t>(personas.size());
  const auto places = static_cast<py::ssize_t>(top);
  py::array_t<std::int64_t> rows({count, places});
  py::array_t<double> found({count, places});
  for (py::ssize_t p = 0; p < count; ++p) {
    const auto& ranked = personas[static_cast<std::size_t>(p)];
    for (py::ssize_t i = 0; i < places; ++i) {
      const bool there = static_cast<std::size_t>(i) < ranked.size();
      rows.mutable_at(p, i) = there ? static_cast<std::int64_t>(ranked[static_cast<std::size_t>(i)].row) : -1;
      found.mutable_at(p, i) = there ? ranked[static_cast<std::size_t>(i)].fit.score : std::nan("");
    }
  }
  return py::make_tuple(rows, found);
}

void bind_rows(py::module_& module) {
  py::class_<v1::ScoreMatrix>(module, "ScoreMatrix")
      .def(py::init([](const py::object& scores) { return scores_over(scores); }))
      .def_property_readonly("rows", &v1::ScoreMatrix::companies)
      .def_property_readonly("criteria", &v1::ScoreMatrix::criteria);
  module.def("rank_rows",
             [](const v1::ScoreMatrix& scores, const py::array_t<double>& weights, const std::string& missing,
                const std::string& method, std::size_t top, std::size_t threads) {
               const v1::Weights shares(weights_in(weights));
               const v1::ScoringOptions options = scoring(missing, method, top, threads);
               return arrays_of(run([=] { return v1::rank(scores, shares, options); }));
             });
  module.def("rank_batch", rank_batch);
  module.def("accept_rows", [](const v1::ScoreMatrix& scores, const py::array_t<double>& weights,
                               const v1::AcceptabilityOptions& options) {
    const v1::Weights shares(weights_in(weights));
    return dict_of(run([=] { return v1::acceptability(scores, shares, options); }));
  });
}

void bind_index(py::module_& module) {
  py::class_<v1::Index>(module, "Index")
      .def_static(
          "build",
          [](const v1::ScoreMatrix& scores, const std::vector<std::string>& criteria, std::size_t k,
             std::size_t threads) { return run([=] { return v1::Index::build(scores, criteria, k, threads); }); })
      .def_static("load", [](const Path& path) { return run([=] { return v1::Index::load(path); }); })
      .def("save", &v1::Index::save)
      .def_property_readonly("k", &v1::Index::k)
      .def_property_readonly("members", &v1::Index::members)
      .def("__len__", &v1::Index::companies)
      .def("rank", [](const v1::Index& index, const py::array_t<double>& weights, const std::string& missing,
                      const std::string& method, std::size_t top) {
        return arrays_of(index.rank(v1::Weights(weights_in(weights)), scoring(missing, method, top, 1)));
      });
}

void bind_questions(py::module_& module) {
  using v1::Companies;
  using v1::Profile;
  py::class_<v1::AcceptabilityOptions>(module, "AcceptabilityOptions")
      .def(py::init([](std::size_t samples, std::size_t places, std::size_t concentration, std::uint64_t seed) {
        return v1::AcceptabilityOptions{samples, places, concentration, seed, 0};
      }));
  module.def("rank", [](const Companies& companies, const Profile& profile, std::size_t top, std::size_t threads) {
    return dict_of(run([=] { return v1::rank(companies, profile, {top, threads}); }));
  });
  module.def("verdict", [](const Companies& companies, const Profile& profile) {
    return run([=] { return v1::verdict_text(companies, profile); });
  });
  module.def("explain", [](const Companies& companies, const Profile& profile, const std::string& company) {
    return dict_of(run([=] { return v1::explain(companies, profile, company); }));
  });
  module.def("compare",
             [](const Companies& companies, const Profile& profile, const std::string& a, const std::string& b) {
               return dict_of(run([=] { return v1::compare(companies, profile, a, b); }));
             });
  module.def("accept", [](const Companies& companies, const Profile& profile, const v1::AcceptabilityOptions& options) {
    return dict_of(run([=] { return v1::acceptability(companies, profile, options); }));
  });
  module.def("stability", [](const Companies& companies, const Profile& profile) {
    return list_of(run([=] { return v1::stability(companies, profile); }));
  });
  module.def("bounds", [](const Companies& companies, const Profile& profile, double within, std::size_t top) {
    return list_of(run([=] { return v1::bounds(companies, profile, within, top); }));
  });
  module.def("unknowns", [](const Companies& companies, const Profile& profile, std::size_t top) {
    return list_of(run([=] { return v1::unknowns(companies, profile, top); }));
  });
  module.def("report_html", [](const Companies& companies, const std::vector<Profile>& profiles) {
    return run([=] { return v1::report_html(companies, profiles); });
  });
}

/// What the engine throws, as fitrank.Error with its problems.
void bind_error() {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const v1::Error& error) {
      py::list problems;
      for (const v1::Problem& one : error.problems()) {
        problems.append(py::make_tuple(one.file, one.line, one.column, one.path, one.message, one.suggestion));
      }
      const py::object type = py::module_::import("fitrank._errors").attr("Error");
      PyErr_SetObject(type.ptr(), type(std::string(error.what()), problems).ptr());
    }
  });
}

}  // namespace

}  // namespace fitrank::python

PYBIND11_MODULE(_fitrank, module) {
  using namespace fitrank::python;
  bind_error();
  module.attr("version") = FITRANK_VERSION;
  bind_model(module);
  bind_profile(module);
  bind_companies(module);
  bind_rows(module);
  bind_index(module);
  bind_questions(module);
}
