#include "extractor/syntax/contrast.h"

#include <algorithm>

#include "extractor/tree.h"

namespace demarche::extract {

bool Contrast::MeansOther(std::uint32_t target, std::uint32_t actor) const {
  if (actor == kNone32 || !finder_.SameCode(target, actor)) return false;
  const Mention& mention = document_.mentions[target];
  const bool open = mention.definite && mention.role_class == "body" && !mention.other.code.empty();
  if (!open || !TargetFinder::Official(mention) || !TargetFinder::Official(document_.mentions[actor]))
    return false;
  return std::ranges::any_of(document_.sentence_mentions[mention.sentence], [&](std::uint32_t index) {
    const Mention& other = document_.mentions[index];
    return other.first < mention.first && !other.actors.empty() && other.actors[0].code == mention.other.code;
  });
}

std::uint32_t Contrast::LandActedOn(const Clause& clause) {
  const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  const std::uint32_t index = object == kNone32 ? kNone32 : document_.words[object].mention;
  if (index == kNone32 || clause.subject == kNone32 || !finder_.SameCode(index, clause.subject))
    return kNone32;
  const Mention& land = document_.mentions[index];
  Mention& office = document_.mentions[clause.subject];
  const bool bare = land.head == object && land.actors[0].type == "state" && land.role_class.empty() &&
                    land.sector.empty() && !land.seat && !land.pronoun && !land.definite;
  const bool official = office.role_class != "group" && !knowledge_.rules.Unofficial(office.sector);
  const bool guess = office.definite && office.origin == Origin::kBound;
  if (!bare || !official || !guess) return kNone32;
  if (office.other.code == land.actors[0].code) office.other = Actor{};
  Rename(office);
  return index;
}

void Contrast::Rename(Mention& mention) {
  const Span span = mention.actors[0].span;
  mention.actors = {mention.other};
  mention.actors[0].span = span;
  mention.actors[0].sector = mention.sector;
  if (!mention.person.empty()) mention.actors[0].name = mention.person;
  const std::string& code = mention.actors[0].code;
  mention.rule = "reference:" + (code.empty() ? std::string("no land") : code) + " by contrast";
  mention.origin = Origin::kBound;
}

}  // namespace demarche::extract
