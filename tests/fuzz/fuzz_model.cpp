// Model files: the input changes bytes of a sound small model, whose checksum is then made right. It is
// refused with a message, or parses a text into trees.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "../language/random_network.h"
#include "language/net/format.h"
#include "language/net/parser.h"

namespace {

using namespace demarche::language;

/// Each six bytes of the input are a place, a length and a byte to add there; a last odd byte cuts.
std::string Changed(std::string file, const std::uint8_t* data, std::size_t size) {
  for (std::size_t at = 0; at + 6 <= size; at += 6) {
    std::uint32_t place = 0;
    std::memcpy(&place, data + at, sizeof place);
    // Most changes go where sizes and offsets are.
    place = place % 3 == 0 ? place % static_cast<std::uint32_t>(file.size()) : place % 1200;
    for (std::size_t i = place; i < file.size() && i < place + std::size_t{data[at + 4]} % 9; ++i) {
      file[i] = static_cast<char>(file[i] + static_cast<char>(data[at + 5]));
    }
  }
  if (size % 6 == 1) file.resize(file.size() - data[size - 1]);
  const std::uint64_t bytes = file.size();
  std::memcpy(&file[ModelHeader::kFileBytes], &bytes, sizeof bytes);
  const auto sum = ModelChecksum(std::as_bytes(std::span(file)).subspan(ModelHeader::kShape));
  std::memcpy(&file[ModelHeader::kChecksum], &sum, sizeof sum);
  return file;
}

void RunOn(Model model) {
  const Parser parser(std::move(model));
  const std::vector<FormFeatures> forms{FeaturesOf("Japan", 32), FeaturesOf("protests", 66),
                                        FeaturesOf(".", 0)};
  const std::vector<Parser::Word> words{{0, false}, {1, false}, {2, true}, {1, false}};
  const std::vector<std::uint32_t> lengths{3, 1};
  std::vector<Parse> parses(words.size());
  Parser::Scratch scratch;
  parser.Analyze({forms, words, lengths}, parses, scratch);
  for (const Parse& parse : parses) {
    if (parse.head < 0 || parse.head > 3 || parse.relation >= parser.relations().size()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 1));
  const ModelBytes raw(std::string(reinterpret_cast<const char*>(data), size));
  if (Model::Open(raw.bytes(), "raw").has_value() && size < 100) std::abort();
  const ModelBytes bytes(Changed(sound, data, size));
  demarche::Result<Model> model = Model::Open(bytes.bytes(), "changed");
  if (model) {
    RunOn(std::move(*model));
  } else if (model.error().message.empty() || model.error().where != "changed") {
    std::abort();
  }
  return 0;
}
