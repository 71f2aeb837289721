#include "core/deprel.h"

#include <array>

namespace demarche {
namespace {

constexpr std::array<std::string_view, 53> kDeprelNames{
    "_",          "acl",       "acl:relcl",     "advcl",        "advcl:relcl", "advmod",     "amod",
    "appos",      "aux",       "aux:pass",      "case",         "cc",          "cc:preconj", "ccomp",
    "clf",        "compound",  "compound:prt",  "conj",         "cop",         "csubj",      "csubj:outer",
    "csubj:pass", "dep",       "det",           "det:predet",   "discourse",   "dislocated", "expl",
    "fixed",      "flat",      "goeswith",      "iobj",         "list",        "mark",       "nmod",
    "nmod:desc",  "nmod:poss", "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass", "nummod",
    "obj",        "obl",       "obl:agent",     "obl:unmarked", "orphan",      "parataxis",  "punct",
    "reparandum", "root",      "vocative",      "xcomp"};  // in the order of Deprel

}  // namespace

std::string_view Name(Deprel deprel) { return kDeprelNames[static_cast<std::size_t>(deprel)]; }

std::optional<Deprel> ParseDeprel(std::string_view name) {
  for (std::size_t i = 1; i < kDeprelNames.size(); ++i) {
    if (kDeprelNames[i] == name) return static_cast<Deprel>(i);
  }
  const std::size_t subtype = name.find(':');
  return subtype == std::string_view::npos ? std::nullopt : ParseDeprel(name.substr(0, subtype));
}

}  // namespace demarche
