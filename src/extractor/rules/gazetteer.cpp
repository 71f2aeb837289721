// Names are grouped by their first word in small letters, longest first: a lookup compares
// bytes with the few names of one group, so no tokeniser needs to agree with the lexicon. Groups such as
// that of "south" are long, and each name lies elsewhere in memory: what follows the first word is kept in
// the group, and tells most names apart without a look at them.
#include "extractor/rules/gazetteer.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/ascii.h"

namespace demarche::extract {
namespace {

constexpr std::size_t kLongestSpace = 4;             // bytes between two words of a name
constexpr std::string_view kCurly = "\xE2\x80\x99";  // stands for the apostrophe of a name: "Sana’a"

/// Curly quotes and dashes (U+2000 to U+206F) end a name as ASCII ones do: "Japan’s".
bool NameGoesOn(std::string_view text, std::size_t at) {
  if (at >= text.size() || !Gazetteer::IsNameByte(text[at])) return false;
  if (text[at] != '\xE2' || at + 1 == text.size()) return true;
  return text[at + 1] != '\x80' && text[at + 1] != '\x81';
}

/// The first word of a text in small letters, cut after 48 bytes.
class FirstWord {
 public:
  explicit FirstWord(std::string_view text) {
    for (; size_ < bytes_.size() && NameGoesOn(text, size_); ++size_) bytes_[size_] = ToLower(text[size_]);
  }
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 48> bytes_;
  std::size_t size_ = 0;
};

/// Bytes of `text` at `at` that spell `name`, where any run of space is one space; 0 if it does not.
std::uint32_t Spells(std::string_view text, std::size_t at, std::string_view name, bool any_case) {
  std::size_t i = at;
  for (const char c : name) {
    if (c == ' ') {
      const std::size_t begin = i;
      while (i < text.size() && i - begin < kLongestSpace && IsSpace(text[i])) ++i;
      if (i == begin) return 0;
      continue;
    }
    if (c == '\'' && text.substr(std::min(i, text.size()), kCurly.size()) == kCurly) {
      i += kCurly.size();
      continue;
    }
    if (i >= text.size()) return 0;
    if (text[i] != c && !(any_case && ToLower(text[i]) == ToLower(c))) return 0;
    ++i;
  }
  if (NameGoesOn(text, i) && Gazetteer::IsNameByte(text[i - 1])) return 0;
  return static_cast<std::uint32_t>(i - at);
}

/// The day of "YYYY", "YYYY-MM" or "YYYY-MM-DD", the first it can be, or the last.
std::optional<Day> TermDay(std::string_view text, bool last) {
  if (text.empty()) return std::nullopt;
  std::string full(text);
  if (full.size() == 4) full += last ? "-12" : "-01";
  if (full.size() == 7) {
    const std::optional<Day> first = ParseDay(full + "-01");
    if (!first || !last) return first;
    const date::year_month_day day{*first};
    return Day{day.year() / day.month() / date::last};
  }
  return ParseDay(full);
}

/// In a row of roles: every people of a state.
constexpr std::string_view kAnyPeople = "*";

}  // namespace

Actor ActorOf(const Entry& entry) {
  return {std::string(entry.code), std::string(entry.type), "", std::string(entry.name), {}};
}

Gazetteer Gazetteer::Create(const Lexicon& lexicon) {
  Gazetteer result(lexicon);
  result.MakeRoom();
  result.AddActors();
  result.LinkYears();
  result.AddNamesakes();
  result.AddShortNames();
  result.AddInstitutions();
  result.AddLeaders();
  result.AddRoles();
  result.AddPlaces();
  result.SortMeanings();
  result.SortGroups();
  return result;
}

/// For more than there will be, since memory that is not touched costs nothing and copies of growing tables
/// do.
void Gazetteer::MakeRoom() {
  std::size_t rows = 0;
  for (const std::string_view table : {"actors", "institutions", "leaders", "roles", "places"})
    rows += lexicon_.Rows(table).size();
  entries_.reserve(kFaces * rows);
  names_.reserve(kFaces * rows);
  added_.reserve(kFaces * rows);
}

void Gazetteer::AddRoles() {
  for (const LexiconRow& row : lexicon_.Rows("roles")) {
    Entry entry;
    entry.kind = EntryKind::kRole;
    entry.role_class = row.Text(1);
    entry.sector = row.Text(2);
    const std::uint32_t index = AddEntry(entry);
    for (const std::string_view words : row.Items(0)) {
      const bool small = std::none_of(words.begin(), words.end(), IsUpper);
      if (words.ends_with(kAnyPeople)) {
        AddPeoples(words.substr(0, words.size() - kAnyPeople.size()), index);
      } else {
        Add(words, index, small);
      }
    }
  }
}

/// "ethnic Albanians", and so for the adjectives and peoples of all states.
void Gazetteer::AddPeoples(std::string_view before, std::uint32_t entry) {
  for (const LexiconRow& row : lexicon_.Rows("actors")) {
    if (row.Text(1) != "state") continue;
    for (const std::string_view people : row.Items(4)) {
      made_->push_back(LowerAscii(before) + LowerAscii(people));
      Add(made_->back(), entry, true);
    }
  }
}

void Gazetteer::AddPlaces() {
  for (const LexiconRow& row : lexicon_.Rows("places")) {
    if (row.Items(0).empty()) continue;
    Entry entry;
    entry.kind = EntryKind::kPlace;
    entry.name = row.Items(0).front();
    if (row.Items(1).size() == 1) entry.code = row.Items(1).front();
    const std::uint32_t index = AddEntry(entry);
    for (const std::string_view name : row.Items(0)) Add(name, index, false);
  }
}

void Gazetteer::AddActors() {
  for (const LexiconRow& row : lexicon_.Rows("small")) {
    for (const std::string_view word : row.Items(0)) small_.Insert(word, 0);
  }
  for (const LexiconRow& row : lexicon_.Rows("actors")) {
    Entry entry;
    entry.code = row.Text(0);
    entry.type = row.Text(1);
    entry.sector = row.Text(2);
    entry.name = row.Items(3).front();
    entry.from = TermDay(row.Text(6), false);
    entry.to = TermDay(row.Text(7), true);
    const std::uint32_t name = AddEntry(entry);
    actors_.Insert(row.Text(0), name);
    const bool state = entry.type == "state";
    for (const std::string_view words : row.Items(3)) {
      Add(words, name, false);
      if (state) AddSmall(words, name);
    }
    entry.kind = EntryKind::kAdjective;
    const std::uint32_t adjective = AddEntry(entry);
    entry.kind = EntryKind::kPeople;
    const std::uint32_t people = AddEntry(entry);
    const std::span<const std::string_view> adjectives = row.Items(4);
    for (const std::string_view words : adjectives) {
      // "Palestinians" beside "Palestinian" are people, and qualify nothing.
      const bool plural =
          words.back() == 's' && std::find(adjectives.begin(), adjectives.end(),
                                           words.substr(0, words.size() - 1)) != adjectives.end();
      Add(words, plural ? people : adjective, false);
      if (state) AddSmall(words, plural ? people : adjective);
    }
    entry.kind = EntryKind::kSeat;
    const std::uint32_t seat = AddEntry(entry);
    for (const std::string_view words : row.Items(5)) Add(words, seat, false);
  }
}

/// "ecuador", "bolivian": what is no other word in small letters (the table `small`), nor short as "us".
void Gazetteer::AddSmall(std::string_view name, std::uint32_t entry) {
  constexpr std::size_t kShortest = 4;
  const bool word = name.size() >= kShortest && name.find('.') == std::string_view::npos;
  const std::string small = LowerAscii(name);
  if (!word || small_.Has(small)) return;
  made_->push_back(small);
  Add(made_->back(), entry, false);
}

/// An actor that did not exist yet, or no longer: what its names meant then.
void Gazetteer::LinkYears() {
  for (const LexiconRow& row : lexicon_.Rows("actors")) {
    const std::uint32_t own = *actors_.Find(row.Text(0));
    for (std::uint32_t face = 0; face < kFaces; ++face) {
      const auto face_of = [&](std::string_view code) { return *actors_.Find(code) + face; };
      Entry& entry = entries_[own + face];
      if (entry.from) entry.earlier = row.Text(8).empty() ? kNobody : face_of(row.Text(8));
      // Old names go on telling of the past; a capital has a new master.
      if (entry.kind == EntryKind::kSeat && !row.Text(9).empty()) entry.later = face_of(row.Text(9));
    }
  }
}

void Gazetteer::AddNamesakes() {
  for (const LexiconRow& row : lexicon_.Rows("namesakes")) {
    const auto index = static_cast<std::uint32_t>(namesakes_.size());
    const auto strings = [&](std::size_t column) {
      return std::vector<std::string>(row.Items(column).begin(), row.Items(column).end());
    };
    namesakes_.push_back({std::string(row.Text(1)), strings(2), strings(3), std::nullopt});
    if (!row.Text(4).empty()) {
      Entry role;
      role.kind = EntryKind::kRole;
      role.role_class = "body";
      role.sector = row.Text(4);
      namesakes_.back().role = AddEntry(role);
    }
    for (const std::string_view name : row.Items(0)) *namesake_of_.Insert(name, index).first = index;
  }
}

/// Of all actors that are no states; institutions add what their own names tell.
void Gazetteer::AddShortNames() {
  for (const LexiconRow& row : lexicon_.Rows("short names")) {
    for (const std::string_view word : row.Items(0)) short_names_.AddWord(word);
  }
  for (const LexiconRow& row : lexicon_.Rows("actors")) {
    if (row.Text(1) != "state") short_names_.AddNames(row.Text(0), row.Items(3), *actors_.Find(row.Text(0)));
  }
  for (const LexiconRow& row : lexicon_.Rows("short names")) {
    for (const std::string_view word : row.Items(0)) {
      for (const std::string_view code : row.Items(2))
        short_names_.Add(code, {word, *actors_.Find(code), true});
    }
  }
  // Last, so that of two that fit, the one whose name has the word comes first.
  for (const LexiconRow& row : lexicon_.Rows("short names")) {
    const std::span<const std::string_view> types = row.Items(1);
    for (const LexiconRow& actor : lexicon_.Rows("actors")) {
      if (std::ranges::find(types, actor.Text(1)) == types.end()) continue;
      for (const std::string_view word : row.Items(0))
        short_names_.Add(actor.Text(0), {word, *actors_.Find(actor.Text(0)), false});
    }
  }
}

void Gazetteer::AddInstitutions() {
  for (const LexiconRow& row : lexicon_.Rows("institutions")) {
    const Entry* owner = Actor(row.Text(1));
    if (owner == nullptr || row.Items(0).empty()) continue;
    Entry entry = *owner;
    entry.kind = EntryKind::kInstitution;
    entry.sector = row.Text(2);
    entry.name = row.Items(0).front();
    if (entry.earlier && *entry.earlier != kNobody) {
      Entry before = entry;
      before.code = entries_[*entry.earlier].code;
      before.earlier.reset();
      entry.earlier = AddEntry(before);
    }
    const std::uint32_t index = AddEntry(entry);
    for (const std::string_view words : row.Items(0)) Add(words, index, false);
    if (owner->type != "state") short_names_.AddNames(row.Text(1), row.Items(0), index);
  }
}

void Gazetteer::AddLeaders() {
  for (const LexiconRow& row : lexicon_.Rows("leaders")) {
    const Entry* owner = Actor(row.Text(2));
    if (owner == nullptr) continue;
    Entry entry = *owner;
    entry.kind = EntryKind::kPerson;
    entry.sector = row.Text(3);
    entry.name = row.Text(0);
    entry.office = row.Text(4);
    entry.earlier.reset();
    entry.later.reset();
    entry.from = TermDay(row.Text(5), false);
    entry.to = TermDay(row.Text(6), true);
    const std::uint32_t person = AddEntry(entry);
    Add(row.Text(0), person, false);
    bearers_.Add(row.Text(0), person);
    if (row.Items(1).empty()) continue;
    entry.alias = true;
    const std::uint32_t alias = AddEntry(entry);
    for (const std::string_view words : row.Items(1)) Add(words, alias, false);
  }
}

std::uint32_t Gazetteer::AddEntry(const Entry& entry) {
  entries_.push_back(entry);
  return static_cast<std::uint32_t>(entries_.size() - 1);
}

/// REQUIRES: `name` is of the lexicon, and in small letters for any case.
void Gazetteer::Add(std::string_view name, std::uint32_t entry, bool any_case) {
  if (name.empty()) return;
  Index& index = any_case ? any_case_ : as_written_;
  const auto [found, fresh] = index.Insert(name, static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    const FirstWord word(name);
    const auto [group, first] = by_first_word_.Insert(word.text(), {});
    if (first) {
      group->begin_ = static_cast<std::uint32_t>(by_first_word_.size() - 1);
      group->word_size_ = static_cast<std::uint32_t>(word.text().size());
    }
    ++group->size_;
    names_.push_back({name, any_case, group->begin_, {}});
  }
  ++names_[*found].meanings.size;
  added_.emplace_back(*found, entry);
}

/// The entries of each name side by side, in the order in which they were added.
void Gazetteer::SortMeanings() {
  std::uint32_t begin = 0;
  for (Name& name : names_) {
    name.meanings.begin = begin;
    begin += std::exchange(name.meanings.size, 0);
  }
  meanings_.resize(begin);
  for (const auto& [name, entry] : added_) {
    Range& range = names_[name].meanings;
    meanings_[range.begin + range.size++] = entry;
  }
  added_ = {};
}

/// The names of each first word side by side, longest first. Until now a group's begin is its number.
void Gazetteer::SortGroups() {
  std::vector<Group*> groups;
  std::uint32_t begin = 0;
  by_first_word_.ForEach([&](std::string_view, Group& group) {
    groups.push_back(&group);
    group.begin_ = begin;
    begin += std::exchange(group.size_, 0);
  });
  candidates_.resize(begin);
  for (std::uint32_t i = 0; i < names_.size(); ++i) {
    const std::string_view name = names_[i].text;
    Group& group = *groups[names_[i].group];
    candidates_[group.begin_ + group.size_++] = {i, OnsetOf(name, FirstWord(name).text().size())};
  }
  for (const Group* group : groups) {
    const std::span<Candidate> own = std::span(candidates_).subspan(group->begin_, group->size_);
    std::sort(own.begin(), own.end(), [&](const Candidate& a, const Candidate& b) {
      const std::size_t longer = names_[a.name].text.size();
      const std::size_t shorter = names_[b.name].text.size();
      return longer != shorter ? longer > shorter : a.name < b.name;
    });
  }
}

bool Gazetteer::IsNameByte(char c) {
  return IsAlpha(c) || IsDigit(c) || static_cast<unsigned char>(c) >= 0x80;
}

Gazetteer::Onset Gazetteer::OnsetOf(std::string_view text, std::size_t at) {
  Onset onset;
  if (at >= text.size()) return onset;
  if (!IsSpace(text[at])) {
    onset.next = text.substr(at, kCurly.size()) == kCurly ? '\'' : ToLower(text[at]);
    return onset;
  }
  onset.next = ' ';
  const std::size_t end = std::min(text.size(), at + kLongestSpace);
  while (at < end && IsSpace(text[at])) ++at;
  if (at < text.size()) onset.behind_space = ToLower(text[at]);
  return onset;
}

/// Whether a name can stand in a text that has its first word, as far as the onsets tell.
bool Gazetteer::MayGoOn(Onset name, Onset text) {
  return name.next == 0 ||
         (name.next == text.next && (name.behind_space == 0 || name.behind_space == text.behind_space));
}

const Gazetteer::Group* Gazetteer::GroupOf(std::string_view text) const {
  return by_first_word_.Find(FirstWord(text).text());
}

Gazetteer::Match Gazetteer::Find(std::string_view text, std::size_t at) const {
  const Group* group = GroupOf(text.substr(at));
  return group == nullptr ? Match{} : FindIn(*group, text, at);
}

Gazetteer::Match Gazetteer::FindAt(std::string_view text, Span token, const Group* group) const {
  // A token that is cut out of a word does not tell how the word begins.
  const bool whole = token.end >= text.size() || !IsNameByte(text[token.end]);
  if (!whole) return Find(text, token.begin);
  return group == nullptr ? Match{} : FindIn(*group, text, token.begin);
}

Gazetteer::Match Gazetteer::FindIn(const Group& group, std::string_view text, std::size_t at) const {
  const Onset onset = OnsetOf(text, at + group.word_size_);
  for (const Candidate& candidate : std::span(candidates_).subspan(group.begin_, group.size_)) {
    if (!MayGoOn(candidate.onset, onset)) continue;
    const Name& name = names_[candidate.name];
    const std::uint32_t size = Spells(text, at, name.text, name.any_case);
    if (size > 0) return {size, std::span(meanings_).subspan(name.meanings.begin, name.meanings.size)};
  }
  return {};
}

const Entry* Gazetteer::AsOf(std::uint32_t index, std::optional<Day> day) const {
  constexpr int kMost = 4;  // Russia of 1904: not yet the Soviet Union, and so Russia
  std::uint32_t at = index;
  for (int step = 0; day && step < kMost; ++step) {
    const Entry& entry = entries_[at];
    std::optional<std::uint32_t> other;
    if (entry.from && *day < *entry.from) other = entry.earlier;
    if (entry.to && *entry.to < *day) other = entry.later;
    if (!other) break;
    if (*other == kNobody) return nullptr;
    at = *other;
    if (at == index) break;
  }
  return &entries_[at];
}

const Namesake* Gazetteer::NamesakeOf(std::string_view name) const {
  const std::uint32_t* found = namesake_of_.Find(name);
  return found == nullptr ? nullptr : &namesakes_[*found];
}

const Entry* Gazetteer::FaceOf(std::string_view code, EntryKind kind) const {
  const std::uint32_t* found = actors_.Find(code);
  const auto face = static_cast<std::uint32_t>(kind);
  return found == nullptr || face >= kFaces ? nullptr : &entries_[*found + face];
}

const Entry* Gazetteer::Actor(std::string_view code) const {
  const std::uint32_t* found = actors_.Find(code);
  return found == nullptr ? nullptr : &entries_[*found];
}

}  // namespace demarche::extract
