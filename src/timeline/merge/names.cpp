// Names of actors by code, from the lexicon.
#include "timeline/merge/names.h"

#include "base/ascii.h"

namespace demarche::timeline {

ActorNames::ActorNames(const Lexicon& lexicon) {
  const std::size_t code = Lexicon::Column("actors", "code");
  const std::size_t names = Lexicon::Column("actors", "names");
  for (const LexiconRow& row : lexicon.Rows("actors")) {
    for (const std::string_view name : row.Items(names)) {
      first_.emplace(row.Text(code), name);
      all_.emplace(row.Text(code), LowerAscii(name));
    }
  }
}

const std::string& ActorNames::Of(const std::string& code) const {
  static const std::string none;
  const auto it = first_.find(code);
  return it == first_.end() ? none : it->second;
}

bool ActorNames::IsPlain(const Actor& actor) const {
  return actor.name.empty() || actor.name == actor.code ||
         all_.contains({actor.code, LowerAscii(actor.name)});
}

}  // namespace demarche::timeline
