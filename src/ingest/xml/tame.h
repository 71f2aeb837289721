// Any XML made harmless, so that the parser's time and memory are bounded. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

/// Gives the same elements and text without declarations, comments, processing instructions and characters
/// that XML forbids. A document type with its entities is cut out, so none is ever expanded; the names that
/// HTML gives to characters become those characters, any other "&" stands for itself. Lines keep their
/// numbers. Linear; holds one tag at most.
class XmlTamer {
 public:
  /// Takes the next bytes of the document, which is UTF-8 as a whole, and appends what is complete to `tame`:
  /// whole tags and characters only. Errors: kOverLimit for absurd tags; `where` is "byte N".
  Result<void> Take(std::string_view bytes, std::string& tame) { return Run(bytes, false, tame); }
  /// The document ends here.
  Result<void> Finish(std::string& tame) { return Run({}, true, tame); }

 private:
  enum class State : std::uint8_t { kText, kSkip, kCdata, kDoctype, kSubset };

  Result<void> Run(std::string_view bytes, bool last, std::string& tame);
  /// These take what begins at `at_`; false where its end is not read yet.
  Result<bool> Step(bool last, std::string& tame);
  bool TakeText(bool last, std::string& tame);
  bool BeginMarkup(bool last, std::string& tame);
  Result<bool> TakeTag(bool last, std::string& tame);
  bool SkipPast(std::string_view end, bool last, std::string& tame);
  bool TakeCdata(bool last, std::string& tame);
  void TakeDoctype(std::string& tame);

  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t begin_ = 0;  ///< the place of the buffer in the document
  State state_ = State::kText;
  std::string_view end_;  ///< of what is skipped
};

/// The name of the outermost element with its prefix, or "" where the text begins with none.
std::string_view RootOf(std::string_view xml);

inline constexpr std::size_t kMaxXmlTag = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxXmlAttributes = 256;

}  // namespace demarche::ingest
