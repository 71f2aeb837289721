// Who says so: the verb of saying above the deed, "according to", "it is said" (Saurí and Pustejovsky 2009).
#include "extractor/operators/attribution.h"

#include <algorithm>

#include "extractor/operators/verdict.h"
#include "extractor/syntax/saying.h"
#include "extractor/syntax/targets.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "Iran said it rejected the plan": words that the actor says itself are done by saying them, but not what
/// it says it had done, or will offer.
bool IsDoneBySaying(const Knowledge& knowledge, const Document& document, const Find& find,
                    std::uint32_t speaker) {
  const Deed& deed = find.event.deed;
  const Clause& clause = document.clauses[find.clause];
  const bool words = deed.quad.starts_with("verbal") && deed.plover.event != "CONSULT";
  const bool later = clause.perfect || (clause.future && deed.kind == "pledge");
  return words && !later && IsOwnVoice(knowledge, document, find.event, speaker);
}

}  // namespace

void TellSpeaker(const Knowledge& knowledge, const Document& document, Find& find, std::uint32_t subject) {
  Event& event = find.event;
  if (event.factuality == Factuality::kAsserted && !IsDoneBySaying(knowledge, document, find, subject))
    event.factuality = Factuality::kReported;
  if (subject == kNone32) return;
  const Mention& mention = document.mentions[subject];
  if (mention.pronoun && mention.actors.empty()) return;  // "it was reported"
  // "shelled the Chadian camp, sources said": what the deed is done to does not tell of it.
  const std::uint32_t object = Dependent(document, document.clauses[find.clause].node, Deprel::kObj);
  if (object != kNone32 && IsUnder(document, mention.head, object)) return;
  const Span span = document.SpanOf(mention.first, mention.last);
  event.attribution.span = span;
  event.attribution.name = std::string(span.In(document.article->text));
  if (mention.pronoun && !mention.actors.empty()) event.attribution.name = mention.actors[0].name;
  event.because.push_back("attribution:" + event.attribution.name);
  // "... must not import more, the Peak newspaper of Hong Kong said": who passes it on is not whom it is
  // done to.
  const auto speaks = [&](const Actor& target) {
    return target.span.begin < span.end && span.begin < target.span.end;
  };
  if (std::erase_if(event.targets, speaks) > 0) event.because.emplace_back("role:no target, but who says so");
}

namespace {

/// "announced that it was cutting ties": a deed of its own that somebody announces, stands, but for what an
/// army claims to have done to its foe.
bool Announces(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& saying) {
  const Word& verb = document.words[saying.head];
  if (find.event.deed.plover.event == "ASSAULT") return false;
  return knowledge.rules.IsOf(RareClass::kAnnouncing, verb.readings) && !saying.negated && !saying.future &&
         IsOwnVoice(knowledge, document, find.event, saying.subject);
}

}  // namespace

void Attribute(const Knowledge& knowledge, const Document& document, Find& find, const Clause& clause) {
  if (const Clause* saying = SayingOf(document, clause); saying != nullptr) {
    // "criticism from miners who said it broke the accord": known before.
    const bool restricts = saying->relative && saying->opener != kNone32 && saying->opener > 0 &&
                           !document.Is(saying->opener - 1, ",");
    if (restricts) SetFactuality(find.event, Factuality::kHistorical, "background:clause");
    const bool stands =
        find.event.factuality == Factuality::kAsserted && Announces(knowledge, document, find, *saying);
    TellSpeaker(knowledge, document, find, saying->subject);
    if (stands) find.event.factuality = Factuality::kAsserted;
    return;
  }
  const std::uint32_t source = SourceOf(document, clause);
  if (source != kNone32) return TellSpeaker(knowledge, document, find, source);
  if (Hearsay(document, clause) != kNone32) TellSpeaker(knowledge, document, find, kNone32);
  // "Chad allegedly bombed Mali"
  if (find.event.factuality == Factuality::kAsserted &&
      AdverbOf(knowledge, document, clause.node, RareClass::kReputedly) != kNone32)
    SetFactuality(find.event, Factuality::kReported, "operator:so they say");
}

void ThreatenBySaying(const Document& document, const Clause& clause, Event& event) {
  const Clause* saying = clause.passive ? SayingOf(document, clause) : nullptr;
  if (saying == nullptr || saying->subject == kNone32 || event.targets.empty()) return;
  const Mention& speaker = document.mentions[saying->subject];
  const bool office =
      !speaker.actors.empty() && speaker.actors[0].type == "state" && TargetFinder::Official(speaker);
  const auto own = [&](const Actor& target) {
    return target.code.empty() || target.code == speaker.actors[0].code;
  };
  if (!office || std::ranges::any_of(event.targets, own)) return;
  event.sources = {speaker.actors[0]};
  event.because.push_back("role:source " + speaker.actors[0].code + ", who says so");
}

}  // namespace demarche::extract
