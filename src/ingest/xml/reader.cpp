// libxml2's SAX interface, without network, document types and namespaces of its own: the few namespaces
// that matter are told by their address, since anyone may choose another prefix.
#include "ingest/xml/reader.h"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ingest/encoding.h"

namespace demarche::ingest {
namespace {

/// Addresses of namespaces, each with the prefix that its names get here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNamespaces{
    {{"http://www.w3.org/2005/Atom", ""},
     {"http://purl.org/atom/ns#", ""},
     {"http://purl.org/rss/1.0/", ""},
     {"http://my.netscape.com/rdf/simple/0.9/", ""},
     {"http://iptc.org/std/nar/2006-10-01/", ""},
     {"http://iptc.org/std/NITF/2006-10-18/", ""},
     {"http://www.w3.org/1999/xhtml", ""},
     {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", ""},
     {"http://purl.org/rss/1.0/modules/content/", "content:"},
     {"http://purl.org/dc/elements/1.1/", "dc:"},
     {"http://purl.org/dc/terms/", "dcterms:"}}};
constexpr std::size_t kMaxPrefixes = 100;

std::string_view ViewOf(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

}  // namespace

/// One run of the parser, which hands it back in its callbacks.
class XmlReader::Run {
 public:
  explicit Run(XmlHandler& handler) : handler_(handler) {
    static const bool ready = [] {
      xmlInitParser();
      return true;
    }();
    static_cast<void>(ready);
    xmlSAXHandler sax{};
    sax.startElement = &Run::OnBegin;
    sax.endElement = &Run::OnEnd;
    sax.characters = &Run::OnText;
    sax.cdataBlock = &Run::OnText;
    sax.ignorableWhitespace = &Run::OnText;
    sax.error = &Run::OnError;
    context_.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    if (!context_) return;
    xmlCtxtUseOptions(context_.get(),
                      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOWARNING | XML_PARSE_SAX1);
    *context_->sax = sax;
    context_->userData = this;
  }

  void Take(std::string_view tame, bool last) {
    if (context_ && !handler_.stopped())
      xmlParseChunk(context_.get(), tame.data(), static_cast<int>(tame.size()), last ? 1 : 0);
  }

  std::optional<Error> Finish() {
    if (!context_) return Error{ErrorKind::kMalformed, "is no XML; get it again", ""};
    const bool open = depth_ > 0 && !handler_.stopped();
    if (open && !error_)  // libxml2 would speak of extra content
      error_ = MalformedAt("it ends before its elements do", xmlSAX2GetLineNumber(context_.get()));
    Take({}, true);
    return std::move(error_);
  }

 private:
  static Run& Of(void* self) { return *static_cast<Run*>(self); }
  static void OnBegin(void* self, const xmlChar* name, const xmlChar** attributes) {
    Of(self).Begin(ViewOf(name), attributes);
  }
  static void OnEnd(void* self, const xmlChar* name) { Of(self).End(ViewOf(name)); }
  static void OnText(void* self, const xmlChar* text, int size) {
    Of(self).handler_.Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  }

  /// The first fault is told: what follows it is often only its consequence, and which of those comes last
  /// is not always the same.
  static void OnError(void* self, const char* /*format*/, ...) {
    Run& run = Of(self);
    const xmlError* const fault = xmlCtxtGetLastError(run.context_.get());
    if (run.error_ || fault == nullptr || fault->level != XML_ERR_FATAL || fault->message == nullptr) return;
    run.error_ = MalformedAt(LowerAscii(CleanLine(RepairUtf8(fault->message))), fault->line);
  }

  static Error MalformedAt(std::string_view why, int line) {
    return {ErrorKind::kMalformed,
            fmt::format("is no well-formed XML ({}); get it again, or correct it there", why),
            fmt::format("line {}", line)};
  }

  void Begin(std::string_view name, const xmlChar** given) {
    if (++depth_ > kMaxXmlDepth) {
      if (!error_) {
        error_ = Error{ErrorKind::kOverLimit,
                       fmt::format("has elements more than {} deep; correct it there", kMaxXmlDepth),
                       fmt::format("line {}", xmlSAX2GetLineNumber(context_.get()))};
      }
      xmlStopParser(context_.get());
      return;
    }
    attributes_.clear();
    for (; given != nullptr && given[0] != nullptr; given += 2) {
      attributes_.push_back({ViewOf(given[0]), ViewOf(given[1])});
      Declare(attributes_.back());
    }
    handler_.Begin(Canonical(name), attributes_);
    if (handler_.stopped()) xmlStopParser(context_.get());
  }

  void End(std::string_view name) {
    --depth_;
    handler_.End(Canonical(name));
    if (handler_.stopped()) xmlStopParser(context_.get());
  }

  void Declare(const XmlAttribute& attribute) {
    constexpr std::string_view kXmlns = "xmlns:";
    if (!attribute.name.starts_with(kXmlns) || prefixes_.size() >= kMaxPrefixes) return;
    for (const auto& [address, prefix] : kNamespaces) {
      if (address == attribute.value)
        prefixes_[std::string(attribute.name.substr(kXmlns.size()))] = std::string(prefix);
    }
  }

  std::string_view Canonical(std::string_view name) {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return name;
    const auto found = prefixes_.find(name.substr(0, colon));
    if (found == prefixes_.end()) return name;
    name.remove_prefix(colon + 1);
    if (found->second.empty()) return name;
    name_ = found->second + std::string(name);
    return name_;
  }

  XmlHandler& handler_;
  std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> context_{nullptr, &xmlFreeParserCtxt};
  std::optional<Error> error_;
  std::size_t depth_ = 0;
  std::vector<XmlAttribute> attributes_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  std::string name_;
};

XmlReader::XmlReader(XmlHandler& handler) : run_(std::make_unique<Run>(handler)) {}
XmlReader::~XmlReader() = default;

void XmlReader::Take(std::string_view tame) { run_->Take(tame, false); }
std::optional<Error> XmlReader::Finish() { return run_->Finish(); }

}  // namespace demarche::ingest
