// Pass 3: who is meant by pronouns, bare roles and "both sides", in the order of the text. What is known of
// the reader's attention is in reference/attention.h, and one sieve a file beside it.
#include "base/word_table.h"
#include "extractor/passes.h"
#include "extractor/reference/attention.h"
#include "extractor/reference/bare_roles.h"
#include "extractor/reference/binding.h"
#include "extractor/reference/pronouns.h"

namespace demarche::extract {
namespace {

class Resolver {
 public:
  Resolver(const Knowledge& knowledge, Document& document)
      : document_(document),
        attention_(knowledge, document),
        home_(knowledge, document),
        pronouns_(knowledge.rules, document, attention_, home_),
        bare_roles_(knowledge, document, attention_, home_) {}

  void Run() {
    const auto sentences = static_cast<std::uint32_t>(document_.sentence_mentions.size());
    for (std::uint32_t s = 0; s < sentences; ++s) {
      attention_.BeginSentence(s);
      for (const std::uint32_t index : document_.sentence_mentions[s]) {
        Resolve(document_.mentions[index], index);
        attention_.Notice(index);
      }
      attention_.EndSentence();
    }
  }

 private:
  void Resolve(Mention& mention, std::uint32_t index) const {
    if (mention.same_as != kNone32 && (mention.role == nullptr || HasLand(mention.same_as))) {
      const Mention& full = document_.mentions[mention.same_as];
      mention.actors = full.actors;
      Settle(document_, mention, full.origin, full.rule);
      if (full.definite && !HasLand(mention.same_as)) bare_roles_.HoldsOfficeAtHome(mention);
    } else if (mention.pronoun && !document_.words[mention.last - 1].Has(Grammar::kRelational)) {
      pronouns_.Resolve(mention);
    } else if (mention.actors.empty() && !mention.pronoun) {
      bare_roles_.Resolve(mention, index);
    } else if (mention.actors.empty()) {
      bare_roles_.ByApposition(mention);  // "its neighbour, Chad"
    }
  }

  [[nodiscard]] bool HasLand(std::uint32_t index) const {
    const std::vector<Actor>& actors = document_.mentions[index].actors;
    return !actors.empty() && !actors[0].code.empty();
  }

  Document& document_;
  Attention attention_;
  Home home_;
  PronounSieve pronouns_;
  BareRoleSieve bare_roles_;
};

/// All mentions of one actor share an entity; the list goes into the extraction.
void ListActors(Document& document) {
  thread_local WordTable<std::uint32_t> entities;
  entities.Clear();
  Extraction& extraction = *document.extraction;
  std::size_t most = 0;
  for (const Mention& mention : document.mentions) most += mention.actors.size();
  extraction.actors.reserve(most);
  extraction.actor_texts.reserve(most);
  std::string key;
  for (Mention& mention : document.mentions) {
    for (const Actor& actor : mention.actors) {
      if (mention.place || (actor.code.empty() && actor.sector.empty())) continue;
      key.assign(actor.code).append(1, '|').append(mention.person.empty() ? actor.sector : mention.person);
      mention.entity = *entities.Insert(key, static_cast<std::uint32_t>(entities.size())).first;
      extraction.actors.push_back({actor, mention.sentence, mention.entity});
      extraction.actor_texts.emplace_back(actor.span.In(document.article->text));
    }
  }
}

}  // namespace

void ResolveReferences(const Knowledge& knowledge, Document& document) {
  Resolver(knowledge, document).Run();
  ListActors(document);
}

}  // namespace demarche::extract
