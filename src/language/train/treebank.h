// Sentences to learn from: annotated ones out of CoNLL-U files, and plain ones out of texts.
// Private to the training.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "language/train/network/example.h"
#include "language/words.h"

namespace demarche::language::train {

/// All sentences of a CoNLL-U file. Errors: kNotFound, kUnreadable, and those of ConlluReader;
/// kMalformed for a word without a head.
Result<std::vector<Example>> ReadTreebank(const std::filesystem::path& path);

/// Appends variants of about one sentence in ten: in capitals, with Capitals as in headlines (both
/// without the final stop), or begun with a small letter. Treebanks hardly have such, news does.
void AddVariants(std::vector<Example>& examples, std::uint64_t seed);

/// Sentences of `texts` that read like prose (6 to 50 tokens, closed by a terminator, few numbers
/// and few words in capitals), each once, at most `most`, in random order.
std::vector<Example> PlainSentences(std::span<const std::string> texts, const Words& words, std::size_t most,
                                    std::uint64_t seed);

}  // namespace demarche::language::train
