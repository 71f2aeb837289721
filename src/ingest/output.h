// What every reader of the room does with an article or a complaint. Private to the room.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <utility>

#include "base/result.h"
#include "core/article.h"
#include "ingest/copies.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// What the place of some bytes tells about them, where they do not tell it themselves.
struct Origin {
  std::string url;            ///< http(s) address, or ""
  std::string charset;        ///< declared by the sender, or ""
  std::string captured;       ///< instant at which a crawler took them, or ""; no article in them is later
  std::string last_modified;  ///< instant of the last change, as the sender told, or ""
};

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

  /// All that is given from now on stands in `file`, until LeaveFile. REQUIRES: `file` lives until then.
  void EnterFile(std::istream& file) { file_ = &file; }
  void LeaveFile();

  /// Whether an article or a complaint was given to the sink.
  [[nodiscard]] bool told() const { return told_; }
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] const IngestOptions& options() const { return options_; }
  [[nodiscard]] const Origin& origin() const { return origin_; }

 private:
  friend class OriginScope;
  void Complain(ErrorRecord record);
  void TakeOrigin(Article& article) const;
  void BoundDate(Article& article, const std::string& uri, std::uint64_t offset);

  const IngestOptions& options_;
  const IngestSink& sink_;
  Origin origin_;
  std::istream* file_ = nullptr;
  std::uint64_t bytes_before_ = 0;  ///< of the files before it
  CopyFinder copies_;
  bool told_ = false;
  bool stopped_ = false;
};

/// The origin of all that is read while it lives.
class OriginScope {
 public:
  OriginScope(Output& out, Origin origin)
      : out_(out), before_(std::exchange(out.origin_, std::move(origin))) {}
  OriginScope(const OriginScope&) = delete;
  OriginScope& operator=(const OriginScope&) = delete;
  ~OriginScope() { out_.origin_ = std::move(before_); }

 private:
  Output& out_;
  Origin before_;
};

}  // namespace demarche::ingest
