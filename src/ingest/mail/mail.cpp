// GMime takes the mail apart and decodes it. Of the same words as plain text and as HTML, the plain ones are
// read unless they only point at the HTML part.
#include "ingest/mail/mail.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/html/fragment.h"
#include "ingest/html/page.h"
#include "ingest/pass_through.h"
#include "ingest/rules.h"
#include "ingest/text/plain.h"
#include "ingest/text/stamp.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxMailDepth = 50;
constexpr std::size_t kMaxMailParts = 1000;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

void PrepareGmime() {
  static const bool ready = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(ready);
}

std::string TextOrNone(const char* text) { return text == nullptr ? std::string() : RepairUtf8(text); }

/// The name of a header field, or "" where the line is none.
std::string_view HeaderName(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  for (const char c : line.substr(0, colon)) {
    if (c <= ' ' || c >= 0x7F) return {};
  }
  return line.substr(0, colon);
}

/// What the parts of a mail hold, in order.
class MailParts {
 public:
  void Walk(GMimeObject* object, std::size_t depth) {
    if (object == nullptr || depth > kMaxMailDepth || ++parts_ > kMaxMailParts) return;
    if (GMIME_IS_MULTIPART(object)) {
      GMimeMultipart* const parts = GMIME_MULTIPART(object);
      const int count = g_mime_multipart_get_count(parts);
      for (int i = 0; i < count; ++i) Walk(g_mime_multipart_get_part(parts, i), depth + 1);
    } else if (GMIME_IS_PART(object) && !IsAttached(object)) {
      TakeWords(GMIME_PART(object));
    } else {
      attachments.push_back(NameOfPart(object));
    }
  }

  std::string plain;
  std::string html;
  std::vector<std::string> attachments;  ///< their file names, or their types

 private:
  static std::string NameOfPart(GMimeObject* object) {
    const char* const name = GMIME_IS_PART(object) ? g_mime_part_get_filename(GMIME_PART(object)) : nullptr;
    if (name != nullptr) return CleanLine(RepairUtf8(name));
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    return CleanLine(TextOrNone(g_mime_content_type_get_media_type(type)) + "/" +
                     TextOrNone(g_mime_content_type_get_media_subtype(type)));
  }

  static bool IsAttached(GMimeObject* object) {
    return !GMIME_IS_TEXT_PART(object) || g_mime_part_is_attachment(GMIME_PART(object)) != 0 ||
           g_mime_part_get_filename(GMIME_PART(object)) != nullptr;
  }

  static std::string BytesOfPart(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
  }

  /// Bytes that are UTF-8 are, whatever the label says; else the label holds. Encodings that hide behind
  /// ASCII (ISO-2022, UTF-16) show by their control characters.
  static std::string TextOfPart(GMimePart* part) {
    const std::string bytes = BytesOfPart(part);
    const bool hidden = bytes.find('\x1B') != std::string::npos || bytes.find('\0') != std::string::npos;
    const char* const charset = g_mime_text_part_get_charset(GMIME_TEXT_PART(part));
    if (charset != nullptr && (hidden || !IsValidUtf8(bytes))) {
      const std::unique_ptr<char, decltype(&g_free)> text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)),
                                                          &g_free);
      if (text) return RepairUtf8(text.get());
    }
    Result<Decoded> decoded = Decode(bytes);
    if (decoded) return std::move(decoded->text);
    std::string text = RepairUtf8(bytes);
    std::erase(text, '\0');
    return text;
  }

  void TakeWords(GMimePart* part) {
    GMimeContentType* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    if (g_mime_content_type_is_type(type, "text", "html") != 0) {
      if (html.empty()) html = TextOfPart(part);
    } else if (g_mime_content_type_is_type(type, "text", "plain") != 0) {
      plain += (plain.empty() ? "" : "\n\n") + TextOfPart(part);
    } else {
      attachments.push_back(NameOfPart(GMIME_OBJECT(part)));
    }
  }

  std::size_t parts_ = 0;
};

/// Without what stands below the mark of a signature (RFC 3676, section 4.3).
std::string_view WithoutSignature(std::string_view text) {
  const std::size_t mark = text.find("\n-- \n");
  return mark == std::string_view::npos ? text : text.substr(0, mark + 1);
}

/// A page of HTML mail has menus and footers, as others do; a note of a line or two has not.
std::string WordsOfHtml(const std::string& html, const IngestRules& rules) {
  if (html.empty()) return {};
  const Result<Article> page = ReadPage(html, rules);
  return page && !page->text.empty() ? page->text : FragmentText(html);
}

std::string WordsOfMail(const MailParts& parts, const IngestRules& rules) {
  const std::string plain = CleanText(parts.plain);
  const std::string_view words = Trim(WithoutSignature(plain));
  std::string page = WordsOfHtml(parts.html, rules);
  constexpr std::size_t kStub = 200;
  return words.size() + kStub < page.size() / 2 || words.empty() ? page : std::string(words);
}

/// The name of the first sender, and whether it is that of a newspaper.
std::string SenderOf(GMimeMessage* message) {
  InternetAddressList* const from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return {};
  InternetAddress* const first = internet_address_list_get_address(from, 0);
  std::string name = CleanLine(TextOrNone(internet_address_get_name(first)));
  if (name.empty() && INTERNET_ADDRESS_IS_MAILBOX(first))
    name = CleanLine(TextOrNone(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))));
  return name;
}

bool NamesNewspaper(std::string_view name, const IngestRules& rules) {
  for (const std::string_view word : Split(name, ' ')) {
    if (IsWordOf(rules, "masthead", word)) return true;
  }
  return false;
}

}  // namespace

bool LooksLikeMail(std::string_view head) {
  std::size_t usual = 0;
  bool sent = false;
  for (std::size_t lines = 0; !head.empty(); ++lines) {
    const std::size_t end = head.find('\n');
    // A header that the head cuts short is one.
    if (end == std::string_view::npos && lines > 0) break;
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (lines > 0 && (line[0] == ' ' || line[0] == '\t')) continue;
    const std::string name = LowerAscii(HeaderName(line));
    if (name.empty()) return false;
    const bool from = name == "from" || name == "message-id" || name == "received" || name == "return-path";
    sent = sent || from;
    if (from || name == "to" || name == "subject" || name == "date" || name == "mime-version" ||
        name == "content-type" || name == "delivered-to" || name == "reply-to") {
      ++usual;
    }
  }
  return sent && usual >= 2;
}

void RefuseLargeMail(const std::string& place, std::uint64_t offset, Output& out) {
  out.Refuse(
      {ErrorKind::kOverLimit,
       fmt::format("is a mail of more than {} bytes; save its text instead", out.options().max_record_bytes),
       ""},
      place, offset);
}

void ReadMail(std::string_view bytes, const std::string& place, std::uint64_t offset, Output& out) {
  PrepareGmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message)
    return out.Refuse({ErrorKind::kMalformed, "is no mail that can be read; get it again", ""}, place,
                      offset);
  MailParts parts;
  parts.Walk(g_mime_message_get_mime_part(message.get()), 0);
  const IngestRules& rules = out.options().rules;
  const std::string subject = CleanLine(TextOrNone(g_mime_message_get_subject(message.get())));
  Article article = ReadBelow(subject, WordsOfMail(parts, rules), rules);
  const std::string date =
      CleanLine(TextOrNone(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Date")));
  if (!date.empty()) {
    article.date = ReadStamp(date, rules).value_or(date);
    article.date_basis = DateBasis::kHeader;
  }
  const std::string sender = SenderOf(message.get());
  if (NamesNewspaper(sender, rules)) article.publisher = sender;
  if (!sender.empty()) article.other.emplace_back("from", JsonTextOf(sender));
  if (!parts.attachments.empty()) article.other.emplace_back("attachments", JsonTextsOf(parts.attachments));
  const std::size_t attached = parts.attachments.size();
  if (attached > 0) {
    out.Notice(place, offset,
               fmt::format("{} attached to the mail and not read: {}",
                           attached == 1 ? "1 file is" : fmt::format("{} files are", attached),
                           fmt::join(parts.attachments.begin(),
                                     parts.attachments.begin() +
                                         static_cast<std::ptrdiff_t>(std::min<std::size_t>(attached, 5)),
                                     ", ")));
  }
  out.Give(std::move(article), place, offset);
}

}  // namespace demarche::ingest
