// The model file: what is written reads back; what is damaged, cut, foreign or impossible is refused.
#include "language/net/model.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <string>

#include "../folder.h"
#include "base/file.h"
#include "language/net/format.h"
#include "random_network.h"

using namespace demarche;
using namespace demarche::language;
namespace fs = std::filesystem;

namespace {

const std::string& File() {
  static const std::string bytes = WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 1));
  return bytes;
}

/// The error of opening bytes, or "".
std::string Refusal(const std::string& bytes) {
  const ModelBytes aligned(bytes);
  const Result<Model> model = Model::Open(aligned.bytes(), "en.model");
  return model ? "" : ToString(model.error());
}

template <typename T>
void Put(std::string& bytes, std::size_t at, T value) {
  std::memcpy(&bytes[at], &value, sizeof value);
}

void FixChecksum(std::string& bytes) {
  const auto covered = std::as_bytes(std::span(bytes)).subspan(ModelHeader::kShape);
  Put(bytes, ModelHeader::kChecksum, ModelChecksum(covered));
}

/// Where section `index` says it begins.
std::uint64_t OffsetOf(const std::string& bytes, std::size_t index) {
  std::uint64_t offset = 0;
  std::memcpy(&offset, &bytes[ModelHeader::kSections + 16 * index], sizeof offset);
  return offset;
}

}  // namespace

TEST_CASE("A model reads back") {
  const FloatNetwork network = RandomNetwork::Make(RandomNetwork::Small(), 1);
  const ModelBytes aligned(File());
  const Result<Model> model = Model::Open(aligned.bytes(), "en.model");
  REQUIRE(model.has_value());
  CHECK(model->shape() == network.shape);
  CHECK(model->description() == network.description);
  CHECK(std::vector<std::string>(model->relations().begin(), model->relations().end()) == network.relations);
  CHECK(model->FeatsOf(3) == network.feats[3]);
  CHECK(model->RowOf(network.words[5]) == 6);
  CHECK(model->RowOf(network.words[5] + 1) == 0);
  CHECK(model->layers().size() == 2);
  CHECK(model->layers()[0].recurrent[1].bias == nullptr);
  CHECK(model->arc.bias[model->shape().arc] == network.arc.bias[model->shape().arc]);
  const std::size_t column = 21;
  const float weight = static_cast<float>(model->tag.weights[(column / 4) * 64 + 4 + column % 4]);
  const float step = 63 * model->tag.scale[1];
  CHECK(weight * step == doctest::Approx(network.tag.weights[network.tag.columns + column]).epsilon(step));
  const float embedded = static_cast<float>(model->Word(6)[2]) * model->embedding_scale();
  CHECK(embedded == doctest::Approx(network.word_table[6 * 16 + 2]).epsilon(model->embedding_scale()));
}

TEST_CASE("Files") {
  const test::Folder folder;
  const fs::path path = folder.path() / "a.model";
  REQUIRE(WriteFileAtomically(path, File()).has_value());
  Result<Model> model = Model::Load(path);
  REQUIRE(model.has_value());
  const Model moved = std::move(*model);
  CHECK(moved.relations()[0] == "root");
  REQUIRE(WriteFileAtomically(path, "").has_value());
  CHECK(Model::Load(path).error().message == "is no demarche model; name another file");
  fs::remove(path);
  CHECK(Model::Load(path).error().kind == ErrorKind::kNotFound);
  CHECK(Model::Load(folder.path()).error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("Damaged files") {
  struct Row {
    const char* what;
    std::function<void(std::string&)> damage;
    std::string_view refusal;
  };
  const Row rows[] = {
      {"foreign",
       [](std::string& b) {
         b = "\x7f"
             "ELF" +
             b;
       },
       "is no demarche model"},
      {"empty", [](std::string& b) { b.clear(); }, "is no demarche model"},
      {"only magic", [](std::string& b) { b.resize(8); }, "is cut short"},
      {"newer", [](std::string& b) { Put(b, ModelHeader::kVersion, kModelVersion + 1); },
       "has model format 3, this program reads 2"},
      {"truncated", [](std::string& b) { b.resize(b.size() / 2); }, "bytes are due"},
      {"longer", [](std::string& b) { b += '\0'; }, "bytes are due"},
      {"one bit", [](std::string& b) { b[b.size() - 9] ^= 1; }, "is damaged"},
      {"one bit of the shape", [](std::string& b) { b[ModelHeader::kShape] ^= 1; }, "is damaged"},
  };
  for (const Row& row : rows) {
    std::string bytes = File();
    row.damage(bytes);
    CAPTURE(row.what);
    const std::string refusal = Refusal(bytes);
    CAPTURE(refusal);
    CHECK(refusal.starts_with("en.model: "));
    const bool fits = refusal.find(row.refusal) != std::string::npos ||
                      (row.refusal == "bytes are due" && refusal.find("are due") != std::string::npos);
    CHECK(fits);
  }
}

TEST_CASE("Files with a right checksum and impossible numbers") {
  struct Row {
    const char* what;
    std::function<void(std::string&)> change;
  };
  const auto shape = [](std::size_t index, std::uint32_t value) {
    return [=](std::string& b) { Put(b, ModelHeader::kShape + 4 * index, value); };
  };
  const auto section = [](std::size_t index, std::uint64_t offset, std::uint64_t size) {
    return [=](std::string& b) {
      Put(b, ModelHeader::kSections + 16 * index, offset);
      Put(b, ModelHeader::kSections + 16 * index + 8, size);
    };
  };
  const auto number = [](std::size_t index, auto value) {
    return [=](std::string& b) { Put(b, OffsetOf(b, index), value); };
  };
  const Row rows[] = {
      {"words", shape(0, 1U << 20)},
      {"more words", shape(0, 41)},
      {"buckets no power of two", shape(1, 63)},
      {"no buckets", shape(1, 0)},
      {"embedding", shape(2, 24)},
      {"huge embedding", shape(2, 0xFFFFFFF0U)},
      {"no layers", shape(3, 0)},
      {"more layers", shape(3, 3)},
      {"very many layers", shape(3, 0xFFFFFFFFU)},
      {"hidden", shape(4, 2048)},
      {"tags", shape(8, 18)},
      {"no feats", shape(9, 0)},
      {"relations", shape(10, 8)},
      {"one relation", shape(10, 1)},
      {"many relations", shape(10, 256)},
      {"header bytes", [](std::string& b) { Put(b, ModelHeader::kHeaderBytes, 7U); }},
      {"embedding scale", [](std::string& b) { Put(b, ModelHeader::kEmbeddingScale, NAN); }},
      {"section past the end", section(4, 1U << 30, 41 * 16)},
      {"section past all ends", section(4, ~std::uint64_t{63}, 128)},
      {"section of no alignment", section(4, 72, 41 * 16)},
      {"section too small", section(6, 64, 8)},
      {"description of all bytes", section(0, 0, ~std::uint64_t{0})},
      {"description that is no text", number(0, std::uint32_t{0xFFFFFFFF})},
      {"relation root is missing", number(1, std::uint32_t{0x20202020})},
      {"hashes out of order", number(3, ~std::uint64_t{0})},
      {"a scale that is no number", number(7, NAN)},
      {"an endless scale", number(7, INFINITY)},
      {"an offset without bounds", number(8, std::int32_t{-0x7FFFFFFF})},
      {"a bias without bounds", number(9, 1e30F)},
      {"weights whose sums overflow", number(6, std::uint64_t{0x7F7F7F7F7F7F7F7F})},
  };
  for (const Row& row : rows) {
    std::string bytes = File();
    row.change(bytes);
    if (std::string_view(row.what) == "weights whose sums overflow") {
      for (std::size_t i = 0; i < 128; ++i) bytes[OffsetOf(bytes, 6) + i] = 127;
    }
    FixChecksum(bytes);
    CAPTURE(row.what);
    const std::string refusal = Refusal(bytes);
    CHECK(refusal.starts_with("en.model: "));
    CHECK(refusal.find("damaged") == std::string::npos);
  }
}

TEST_CASE("The step of a row") {
  std::vector<float> row(32, 0.0F);
  CHECK(RowScale(row) == 1.0F);
  row[3] = -254.0F;
  CHECK(RowScale(row) == 2.0F);
  std::fill(row.begin(), row.end(), 1.0F);
  CHECK(RowScale(row) == doctest::Approx(8 * 127.0 / 32251).epsilon(1e-4));
}
