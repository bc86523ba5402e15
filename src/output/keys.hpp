// The vocabulary of all answers: every key once, with its label, kind, unit and meaning.
//
// How: an answer's fields are made of these (fields.hpp), so that no key has two kinds or two meanings anywhere.
#pragma once

// IWYU pragma: begin_exports
#include "output/keys_company.hpp"
#include "output/keys_envelope.hpp"
#include "output/keys_evidence.hpp"
#include "output/keys_files.hpp"
#include "output/keys_firm.hpp"
// IWYU pragma: end_exports
