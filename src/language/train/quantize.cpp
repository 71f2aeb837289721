// Symmetric int8: a row's weights become whole multiples of one step. Rounded half to even; the
// bias stays a float. The layout is Matrix's (net/model.h), the file's is told in net/model.cpp.
#include "language/train/quantize.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

#include "language/net/format.h"

namespace demarche::language {
namespace {

constexpr float kMostByte = 127.0F;
constexpr float kActivationSteps = 63.0F;  // an activation of 1 is 63 steps above that of 0
constexpr std::int32_t kActivationZero = 64;

std::int8_t Rounded(float value, float step) {
  return static_cast<std::int8_t>(std::clamp(std::nearbyint(value / step), -kMostByte, kMostByte));
}

class Writer {
 public:
  explicit Writer(const FloatNetwork& network) : network_(network), file_(HeaderBytes(), '\0') {}

  std::string Write() {
    Text();
    Tables();
    for (const FloatLayer& layer : network_.layers) {
      for (const std::size_t direction : {0U, 1U}) {
        Add(layer.input[direction]);
        Add(layer.recurrent[direction]);
      }
    }
    for (const FloatMatrix* matrix :
         {&network_.tag, &network_.upos, &network_.feats_out, &network_.dependent, &network_.head,
          &network_.arc, &network_.label_dependent, &network_.label_head, &network_.label}) {
      Add(*matrix);
    }
    Roots();
    assert(section_ == SectionCount(network_.shape.layers));
    Header();
    return std::move(file_);
  }

 private:
  [[nodiscard]] std::size_t HeaderBytes() const { return ModelHeaderBytes(network_.shape.layers); }

  template <typename T>
  void Put(std::size_t at, T value) {
    std::memcpy(&file_[at], &value, sizeof value);
  }

  template <typename T>
  void Section(std::span<const T> values) {
    file_.resize((file_.size() + kModelAlignment - 1) / kModelAlignment * kModelAlignment);
    const std::size_t entry = ModelHeader::kSections + 16 * section_++;
    Put(entry, std::uint64_t{file_.size()});
    Put(entry + 8, std::uint64_t{values.size_bytes()});
    if (!values.empty()) file_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }

  void Text() {
    Section(std::span<const char>(network_.description));
    std::string names;
    for (const std::string& name : network_.relations) names += (names.empty() ? "" : "\n") + name;
    Section(std::span<const char>(names));
    Section(std::span<const std::uint16_t>(network_.feats));
    Section(std::span<const std::uint64_t>(network_.words));
  }

  void Tables() {
    const float step = EmbeddingScale(network_.word_table, network_.bucket_table);
    for (const std::vector<float>* table : {&network_.word_table, &network_.bucket_table}) {
      std::vector<std::int8_t> rounded(table->size());
      std::transform(table->begin(), table->end(), rounded.begin(),
                     [step](float value) { return Rounded(value, step); });
      Section(std::span<const std::int8_t>(rounded));
    }
    Put(ModelHeader::kEmbeddingScale, step);
  }

  void Add(const FloatMatrix& matrix) {
    const std::size_t columns = matrix.columns;
    assert(columns % 16 == 0 && matrix.weights.size() == matrix.rows * columns);
    const std::size_t rows = PaddedTo16(matrix.rows);
    std::vector<std::int8_t> packed(rows * columns);
    std::vector<float> scales(rows);
    std::vector<std::int32_t> offsets(rows);
    std::vector<float> bias(matrix.bias);
    if (!bias.empty()) bias.resize(rows);
    for (std::size_t r = 0; r < matrix.rows; ++r) {
      const std::span<const float> row(&matrix.weights[r * columns], columns);
      const float step = RowScale(row);
      scales[r] = step / kActivationSteps;
      for (std::size_t c = 0; c < columns; ++c) {
        const std::int8_t weight = Rounded(row[c], step);
        packed[((r / 16) * (columns / 4) + c / 4) * 64 + (r % 16) * 4 + c % 4] = weight;
        offsets[r] += kActivationZero * weight;
      }
    }
    Section(std::span<const std::int8_t>(packed));
    Section(std::span<const float>(scales));
    Section(std::span<const std::int32_t>(offsets));
    Section(std::span<const float>(bias));
  }

  void Roots() {
    std::vector<std::uint8_t> root_head;
    for (const float value : network_.root_head) {
      const float steps = std::nearbyint(kActivationSteps * std::clamp(value, -1.0F, 1.0F));
      root_head.push_back(static_cast<std::uint8_t>(kActivationZero + static_cast<std::int32_t>(steps)));
    }
    Section(std::span<const std::uint8_t>(root_head));
    Section(std::span<const float>(network_.root_label));
  }

  void Header() {
    const Shape& shape = network_.shape;
    std::memcpy(file_.data(), kModelMagic.data(), kModelMagic.size());
    Put(ModelHeader::kVersion, kModelVersion);
    Put(ModelHeader::kHeaderBytes, static_cast<std::uint32_t>(HeaderBytes()));
    Put(ModelHeader::kFileBytes, std::uint64_t{file_.size()});
    std::size_t at = ModelHeader::kShape;
    for (const std::uint32_t size :
         {shape.words, shape.buckets, shape.embedding, shape.layers, shape.hidden, shape.tag, shape.arc,
          shape.label, shape.upos, shape.feats, shape.relations}) {
      Put(at, size);
      at += sizeof size;
    }
    const auto bytes = std::as_bytes(std::span(file_)).subspan(ModelHeader::kShape);
    Put(ModelHeader::kChecksum, ModelChecksum(bytes));
  }

  const FloatNetwork& network_;
  std::string file_;
  std::size_t section_ = 0;
};

}  // namespace

float RowScale(std::span<const float> row) {
  float largest = 0;
  float largest_eight = 0;
  for (std::size_t at = 0; at + 16 <= row.size(); at += 16) {
    for (const std::size_t first : {at, at + 2}) {
      float sum = 0;
      float sizes = 0;
      for (const std::size_t k : {0U, 1U, 4U, 5U, 8U, 9U, 12U, 13U}) {
        const float weight = row[first + k];
        sum += weight;
        sizes += std::fabs(weight);
        largest = std::max(largest, std::fabs(weight));
      }
      largest_eight = std::max(largest_eight, 64 * std::fabs(sum) + 63 * sizes);
    }
  }
  constexpr float kRounding = 127 * 8 * 0.5F;  // a half for each of eight, and a little for these sums
  const float scale = std::max(largest / kMostByte, largest_eight / (Matrix::kMostInEight - kRounding - 8));
  return scale > 0 ? scale : 1.0F;
}

float EmbeddingScale(std::span<const float> words, std::span<const float> buckets) {
  std::vector<float> sizes;
  sizes.reserve(words.size() + buckets.size());
  for (const std::span<const float> table : {words, buckets}) {
    for (const float value : table) sizes.push_back(std::fabs(value));
  }
  if (sizes.empty()) return 1.0F;
  const auto place = sizes.end() - 1 - static_cast<std::ptrdiff_t>(sizes.size() / 10000);
  std::nth_element(sizes.begin(), place, sizes.end());
  return *place > 0 ? *place / kMostByte : 1.0F;
}

std::string WriteModel(const FloatNetwork& network) { return Writer(network).Write(); }

}  // namespace demarche::language
