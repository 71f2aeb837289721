// Bytes in any encoding: the first line is what the sender declared. Whole and as a stream they give UTF-8.
#include <iterator>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "cutter.h"
#include "ingest/decoding.h"
#include "ingest/encoding.h"
#include "require.h"

using namespace demarche;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Cutter in(data, size);
  const std::string charset = in.Text();
  const Result<ingest::Decoded> decoded = ingest::Decode(in.Rest(), charset);
  if (decoded) {
    Require(IsValidUtf8(decoded->text));
    const std::string clean = ingest::CleanText(decoded->text);
    Require(IsValidUtf8(clean) && NormalizeNfc(clean) == clean && ingest::CleanText(clean) == clean);
    Require(ingest::CleanLine(decoded->text).find('\n') == std::string::npos);
  } else {
    Require(!decoded.error().message.empty());
  }
  std::istringstream bytes{std::string(in.Rest())};
  ingest::DecodingBuffer buffer(bytes, charset);
  std::istream stream(&buffer);
  const std::string whole{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  Require(IsValidUtf8(whole) && IsValidUtf8(buffer.Doubt()));
  return 0;
}
