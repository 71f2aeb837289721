// An entry in the making, with the tellings behind it. Private to the room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/group.h"
#include "lexicon/lexicon.h"
#include "timeline/anchor/anchor.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {

struct Draft {
  Entry entry;
  Claim claim = Claim::kDone;
  std::vector<const Mention*> tellings;  ///< the best first; plans that the deed fulfilled last
};

/// How a kind and mode read in plain words, from the table "headlines".
class Headlines {
 public:
  Headlines(const Lexicon& lexicon, const ActorNames& names);
  [[nodiscard]] std::string Of(const Entry& entry) const;

 private:
  struct Phrases {
    std::string full;        ///< "SOURCE lodges a protest with TARGET"
    std::string alone;       ///< without a target
    std::string reciprocal;  ///< "SOURCE hold talks"
  };
  [[nodiscard]] const Phrases* Find(const Deed& deed) const;
  [[nodiscard]] std::string NameOf(const Actor& actor) const;
  [[nodiscard]] std::vector<std::string> NamesOf(const std::vector<Actor>& actors,
                                                 const std::vector<Actor>& but) const;
  const ActorNames& names_;
  std::map<std::pair<std::string, std::string>, Phrases> phrases_;
};

/// The headline of an action in the words of the article: "Steve Jobs unveiled the device", "Steve Jobs
/// demoed the widget" of "He demoed ...", "Steve Jobs: his resignation" of a noun.
std::string ActionWords(const Mention& mention);

/// One entry from the tellings of one cluster.
Draft MakeDraft(const Block& block, const Cluster& cluster);

/// The ids that the entry would have if only some of its tellings were known: of each the one it would have
/// alone. Every id of an earlier run is one of these or the id of the entry itself.
std::vector<std::string> EarlierIds(const Draft& draft);

/// The merged time of tellings; where they contradict each other, `disagreements` gets all versions.
When MergeWhen(const std::vector<const Mention*>& tellings, std::vector<Disagreement>& disagreements);

/// "Harbour Post", else the address, else the title, of the article.
std::string PublisherOf(const Mention& mention);

/// Figures, places that the tellings give differently.
void FindDisagreements(const std::vector<const Mention*>& tellings, std::vector<Disagreement>& disagreements);

/// Of each telling the place of the first one that has its words or most of them, a wire report and its
/// copies; its own place where there is none.
std::vector<std::size_t> OriginalsOf(const std::vector<const Mention*>& tellings);

/// Publishers that tell the deed in words of their own.
std::uint32_t CountSources(const std::vector<const Mention*>& tellings);

/// 0 to 100. REQUIRES: `independent_sources` is set.
int SalienceOf(const Entry& entry);

/// The report of one telling.
Report MakeReport(const Extraction& extraction, const Event& event);

/// Report records of the tellings: first one of each wording, then the copies.
std::vector<Report> MakeReports(const std::vector<const Mention*>& tellings);

/// Within the drafts of one block: a plan joins the deed that fulfils it; denials are linked.
void LinkClaims(const Block& block, std::vector<Draft>& drafts);

/// What the other groups need to know of a deed: its entry with headline and reports, and what its tellings
/// say of its place. Remembers the ties of articles, of which many deeds may be.
class Handover {
 public:
  explicit Handover(const Headlines& headlines) : headlines_(headlines) {}

  GroupDeed Make(Draft draft);

 private:
  const std::vector<Tie>& TiesOf(const Extraction& extraction);
  const std::string& RecordOf(const Extraction& extraction);
  void AddTies(const Mention& telling, std::vector<EventTie>& deed_ties);
  const Headlines& headlines_;
  std::map<const Extraction*, std::vector<Tie>> ties_;
  std::map<const Extraction*, std::string> records_;
};

/// Relations between all deeds, from what the articles say of order.
void LinkOrder(std::vector<GroupDeed>& deeds);

/// Narrows the days of entries by what the articles say of their order and distance, over all kinds and
/// articles together; `when.why` tells by what, and what had to give way.
void Tighten(std::vector<GroupDeed>& deeds);

/// Sorts deeds into the order of the timeline; relations that contradict it are removed.
void SortDeeds(std::vector<GroupDeed>& deeds);

/// The entry that has the relation comes after the other.
bool IsOrder(const Relation& relation);

/// Nothing dates or orders it. REQUIRES: `when.after` and `before` hold ids of entries.
bool IsUndated(const Entry& entry);

}  // namespace demarche::timeline
