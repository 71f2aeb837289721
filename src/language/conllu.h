// CoNLL-U, the format of Universal Dependencies (https://universaldependencies.org/format.html):
// reads it sentence by sentence, and writes analyses in it. Part of the room's front door.
//
//     ConlluReader reader(stream, "dev.conllu");
//     ConlluSentence sentence;
//     while (reader.Next(sentence).value()) Train(sentence.words);
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/lines.h"
#include "base/result.h"
#include "core/token.h"

namespace demarche {

/// "NOUN"; "X" for kX.
std::string_view Name(Upos upos);
/// Nothing for what is no tag.
std::optional<Upos> ParseUpos(std::string_view name);

/// Feats bits in the order of the column, "Number=Sing|Person=3"; "_" for none.
std::string FormatFeats(std::uint16_t feats);
/// The bits that Feats has; other features are passed over.
std::uint16_t ParseFeats(std::string_view column);

/// A word line. Columns are as written; XPOS and DEPS are not kept.
struct ConlluWord {
  std::string form;
  std::string lemma;
  Upos upos = Upos::kX;     ///< "_" gives kX
  std::uint16_t feats = 0;  ///< Feats bits
  std::int32_t head = -1;   ///< counts words from 1; 0 is the root, -1 is "_"
  std::string deprel;
  std::string misc;
  Span span;  ///< in ConlluSentence::text
  bool space_after = true;
  bool joined = false;  ///< inside a multiword token, and not its first word
};

/// A multiword token: the line "3-4 didn't".
struct ConlluRange {
  std::uint32_t first = 0;  ///< index of its first word
  std::uint32_t last = 0;   ///< one past its last word
  std::string form;
  std::string misc;
};

/// `text` is the forms of the words, with spaces where no SpaceAfter=No forbids them. Words of a
/// multiword token follow each other without a space.
struct ConlluSentence {
  std::vector<std::string> comments;  ///< whole lines, "# text = ..."
  std::string text;
  std::vector<ConlluWord> words;
  std::vector<ConlluRange> ranges;

  /// One sentence with the spans of its words, for LanguageModel::AnalyzeTokens.
  [[nodiscard]] Analysis Bounds() const;
};

class ConlluReader {
 public:
  /// `name` stands for the stream in messages. REQUIRES: `in` outlives the reader.
  ConlluReader(std::istream& in, std::string name);

  /// Replaces `sentence` by the next one; false at the end. Empty nodes ("8.1") are passed over.
  /// Errors, with name:line: kMalformed; kUnreadable; kOverLimit for a sentence of more than 16 MiB. After an
  /// error nothing more can be read.
  Result<bool> Next(ConlluSentence& sentence);

 private:
  Result<void> ReadLine(std::string_view line, ConlluSentence& sentence);
  Result<void> ReadWord(const std::vector<std::string_view>& columns, ConlluSentence& sentence);
  Result<void> ReadRange(const std::vector<std::string_view>& columns, ConlluSentence& sentence) const;
  Result<void> ReadEmptyNode(std::string_view id, const ConlluSentence& sentence) const;
  Result<void> Finish(ConlluSentence& sentence) const;
  [[nodiscard]] tl::unexpected<Error> Malformed(std::string message) const;

  std::string name_;
  LineReader lines_;
  std::string line_;
  std::uint64_t first_line_ = 0;  ///< of the sentence's words
};

/// Appends one sentence that the program cut itself, with "# text"; MISC tells the bytes of each token.
/// `sentence` is one of `analysis`.
void AppendConllu(std::string_view text, const Analysis& analysis, const Sentence& sentence,
                  std::string& out);

/// Appends a sentence that was read, with the columns of `analysis`; comments, ranges and MISC are
/// kept. REQUIRES: `analysis` was made of given.Bounds().
void AppendConllu(const ConlluSentence& given, const Analysis& analysis, std::string& out);

}  // namespace demarche
