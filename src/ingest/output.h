// What every reader of the room does with an article or a complaint. Private to the room.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "core/article.h"
#include "ingest/copies.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// Hands articles and complaints to the sink, and remembers when it wants no more.
class Output {
 public:
  Output(const IngestOptions& options, const IngestSink& sink) : options_(options), sink_(sink) {}

  /// Completes the article (clean text, document time, id) and gives it away; an article without text
  /// becomes an error, a date that is none a notice. `offset` is where it began in `uri`.
  void Give(Article article, const std::string& uri, std::uint64_t offset);

  /// An error of bytes that begin at `offset` of `uri`; its own "byte N" is added.
  void Refuse(const Error& error, const std::string& uri, std::uint64_t offset);

  /// A file or record without a word in it; `message` says what to give instead.
  void RefuseEmpty(const std::string& uri, std::uint64_t offset, const std::string& message);

  /// Something that was mended.
  void Notice(const std::string& uri, std::uint64_t offset, std::string message);

  /// Whether it is wanted to know why, and where to say it.
  [[nodiscard]] bool explains() const { return static_cast<bool>(sink_.explain); }
  void Explain(const std::string& lines) { sink_.explain(lines); }

  /// Whether an article or a complaint was given to the sink.
  [[nodiscard]] bool told() const { return told_; }
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] const IngestOptions& options() const { return options_; }

 private:
  const IngestOptions& options_;
  const IngestSink& sink_;
  void Complain(ErrorRecord record);

  CopyFinder copies_;
  bool told_ = false;
  bool stopped_ = false;
};

}  // namespace demarche::ingest
