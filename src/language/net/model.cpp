// Reads the model file. All numbers are little endian; sections begin at multiples of 64 bytes.
//
//     0   magic "DMRMODEL"
//     8   version u32, header bytes u32, file bytes u64
//     24  checksum u64 of all that follows it (format.h)
//     32  words, buckets, D, L, H, T, A, B, upos, feats, relations: u32 each
//     76  step of both embedding tables, float
//     80  offset u64 and bytes u64 of each section:
//         description   UTF-8: name, data, licence, date
//         relations     names, parted by '\n'; one is "root"
//         feats         Feats bits of each class, u16
//         word hashes   u64, ascending; the i-th has row i + 1 of the word table
//         word table    int8, words + 1 rows of D; row 0 is for unknown words
//         bucket table  int8, buckets rows of D
//         matrices      four sections each: weights int8 packed as Matrix says, scale float,
//                       offset i32, bias float (empty for recurrent ones), all by padded row.
//                       For each layer: input and recurrent forwards, the same backwards; then tag,
//                       upos, feats, dependent, head, arc, label dependent, label head, label
//         root head     A activations u8
//         root label    B floats
//
// A file is foreign until each number has been checked: the checksum tells damage only.
#include "language/net/model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>

#include "base/utf8.h"
#include "language/net/format.h"

namespace demarche::language {
namespace {

constexpr std::uint64_t kMostBytes = 1U << 28;
constexpr float kMostFloat = 1e6F;  // of a scale or bias: sums of them stay far from infinity
constexpr const char* kRemedy = "; install the model file again";

bool IsSize(std::uint32_t size) { return size >= 16 && size <= 1024 && size % 16 == 0; }

/// What is wrong with the shape, or "".
std::string_view FaultOf(const Shape& shape) {
  if (shape.words >= 1U << 20) return "words";
  if (!std::has_single_bit(shape.buckets) || shape.buckets > 1U << 20) return "buckets";
  if (!IsSize(shape.embedding)) return "embedding";
  if (shape.layers < 1 || shape.layers > 8) return "layers";
  if (!IsSize(shape.hidden)) return "hidden";
  if (!IsSize(shape.tag) || !IsSize(shape.arc) || !IsSize(shape.label)) return "tag, arc or label";
  if (shape.upos != 17) return "tags";
  if (shape.feats < 1 || shape.feats > 255) return "feature classes";
  if (shape.relations < 2 || shape.relations > 255) return "relations";
  return {};
}

/// Whether four neighbouring blocks keep the rule of Matrix::kMostInEight.
bool AreSumsSmall(const std::int8_t* blocks) {
  int most = 0;
  for (std::size_t i = 0; i < 64; i += 2) {
    int sum = 0;
    int sizes = 0;
    for (std::size_t at = i; at < 256; at += 64) {
      sum += blocks[at] + blocks[at + 1];
      sizes += std::abs(blocks[at]) + std::abs(blocks[at + 1]);
    }
    most = std::max(most, 64 * std::abs(sum) + 63 * sizes);
  }
  return most <= Matrix::kMostInEight;
}

bool IsBounded(float value) { return std::fabs(value) <= kMostFloat; }  // false for no number

}  // namespace

/// Fills a Model; after the first fault all reads give nothing and the fault stays.
class ModelReader {
 public:
  ModelReader(std::span<const std::byte> bytes, const std::string& where) : bytes_(bytes), where_(where) {}

  Result<Model> Read() {
    Header();
    if (!error_) Text();
    if (!error_) Tables();
    if (!error_) Matrices();
    if (error_) return tl::unexpected<Error>(*error_);
    return std::move(model_);
  }

 private:
  void Fault(std::string message, ErrorKind kind = ErrorKind::kMalformed) {
    if (!error_) error_ = Error{kind, std::move(message), where_};
  }

  template <typename T>
  [[nodiscard]] T At(std::size_t at) const {
    T value;
    std::memcpy(&value, &bytes_[at], sizeof value);
    return value;
  }

  void Header() {
    using H = ModelHeader;
    const std::string_view text(reinterpret_cast<const char*>(bytes_.data()), bytes_.size());
    if (text.substr(0, kModelMagic.size()) != kModelMagic)
      return Fault("is no demarche model; name another file");
    if (bytes_.size() < H::kSections) return Fault(fmt::format("is cut short{}", kRemedy));
    const auto version = At<std::uint32_t>(H::kVersion);
    if (version != kModelVersion) {
      return Fault(fmt::format("has model format {}, this program reads {}; use the model that came with it",
                               version, kModelVersion),
                   ErrorKind::kUnsupported);
    }
    if (At<std::uint64_t>(H::kFileBytes) != bytes_.size()) {
      return Fault(fmt::format("has {} bytes where {} are due{}", bytes_.size(),
                               At<std::uint64_t>(H::kFileBytes), kRemedy));
    }
    if (At<std::uint64_t>(H::kChecksum) != ModelChecksum(bytes_.subspan(H::kShape))) {
      return Fault(fmt::format("is damaged, its checksum is wrong{}", kRemedy));
    }
    Sizes();
    const std::size_t header = ModelHeaderBytes(model_.shape_.layers);
    if (!error_ && (At<std::uint32_t>(H::kHeaderBytes) != header || bytes_.size() < header)) {
      Fault("has a header of the wrong size");
    }
  }

  void Sizes() {
    Shape& shape = model_.shape_;
    std::size_t at = ModelHeader::kShape;
    for (std::uint32_t* size :
         {&shape.words, &shape.buckets, &shape.embedding, &shape.layers, &shape.hidden, &shape.tag,
          &shape.arc, &shape.label, &shape.upos, &shape.feats, &shape.relations}) {
      *size = At<std::uint32_t>(at);
      at += sizeof *size;
    }
    model_.embedding_scale_ = At<float>(ModelHeader::kEmbeddingScale);
    const std::string_view fault = FaultOf(shape);
    if (!fault.empty()) return Fault(fmt::format("has an impossible number of {}", fault));
    if (!IsBounded(model_.embedding_scale_)) Fault("has an impossible embedding scale");
  }

  /// The next section, as numbers of type T; empty after a fault.
  template <typename T>
  std::span<const T> Section(std::optional<std::size_t> count = std::nullopt) {
    const std::size_t entry = ModelHeader::kSections + 16 * section_++;
    const auto offset = At<std::uint64_t>(entry);
    const auto size = At<std::uint64_t>(entry + 8);
    if (offset % kModelAlignment != 0 || offset > bytes_.size() || size > bytes_.size() - offset) {
      Fault(fmt::format("has section {} outside the file", section_));
      return {};
    }
    if (size % sizeof(T) != 0 || (count && size != *count * sizeof(T))) {
      Fault(fmt::format("has section {} of the wrong size", section_));
      return {};
    }
    return {reinterpret_cast<const T*>(bytes_.data() + offset), static_cast<std::size_t>(size) / sizeof(T)};
  }

  std::string_view TextSection() {
    const std::span<const char> text = Section<char>();
    const std::string_view view(text.data(), text.size());
    if (!IsValidUtf8(view)) Fault(fmt::format("has section {} that is no UTF-8", section_));
    return view;
  }

  void Text() {
    model_.description_ = TextSection();
    std::string_view names = TextSection();
    for (std::size_t end = 0; end != std::string_view::npos && model_.relations_.size() < 256;) {
      end = names.find('\n');
      model_.relations_.push_back(names.substr(0, end));
      if (end != std::string_view::npos) names.remove_prefix(end + 1);
    }
    const std::vector<std::string_view>& relations = model_.relations_;
    if (relations.size() != model_.shape_.relations || std::ranges::count(relations, "root") != 1) {
      Fault(fmt::format("needs {} relations, one of them root", model_.shape_.relations));
    }
  }

  void Tables() {
    const Shape& shape = model_.shape_;
    model_.feats_ = Section<std::uint16_t>(shape.feats);
    model_.hashes_ = Section<std::uint64_t>(shape.words);
    if (std::ranges::adjacent_find(model_.hashes_, std::greater_equal<>()) != model_.hashes_.end()) {
      Fault("has word hashes that do not ascend");
    }
    model_.words_ = Section<std::int8_t>((std::size_t{shape.words} + 1) * shape.embedding).data();
    model_.buckets_ = Section<std::int8_t>(std::size_t{shape.buckets} * shape.embedding).data();
  }

  void Matrices() {
    const Shape& shape = model_.shape_;
    const std::uint32_t output = 2 * shape.hidden;
    for (std::uint32_t i = 0; i < shape.layers; ++i) {
      Layer& layer = model_.layers_.emplace_back();
      for (const std::size_t direction : {0U, 1U}) {
        layer.input[direction] = Read(4 * shape.hidden, i == 0 ? shape.embedding : output);
        layer.recurrent[direction] = Read(4 * shape.hidden, shape.hidden, /*has_bias=*/false);
      }
    }
    model_.tag = Read(shape.tag, output);
    model_.upos = Read(shape.upos, shape.tag);
    model_.feats = Read(shape.feats, shape.tag);
    model_.dependent = Read(shape.arc, output);
    model_.head = Read(shape.arc, output);
    model_.arc = Read(shape.arc + 1, shape.arc);
    model_.label_dependent = Read(shape.label, output);
    model_.label_head = Read(shape.label, output);
    model_.label = Read(shape.relations, shape.label);
    const std::span<const std::uint8_t> root_head = Section<std::uint8_t>(shape.arc);
    const std::span<const float> root_label = Section<float>(shape.label);
    if (std::ranges::any_of(root_head, [](std::uint8_t q) { return q > 127; }))
      Fault("has an impossible root");
    if (!std::ranges::all_of(root_label, IsBounded)) Fault("has an impossible root");
    model_.root_head = root_head.data();
    model_.root_label = root_label.data();
  }

  Matrix Read(std::uint32_t rows, std::uint32_t columns, bool has_bias = true) {
    Matrix matrix;
    matrix.rows = PaddedTo16(rows);
    matrix.columns = columns;
    const auto weights = Section<std::int8_t>(std::size_t{matrix.rows} * columns);
    const auto scale = Section<float>(matrix.rows);
    const auto offset = Section<std::int32_t>(matrix.rows);
    const auto bias = Section<float>(has_bias ? matrix.rows : 0);
    if (error_) return matrix;
    bool sound = std::ranges::all_of(scale, IsBounded) && std::ranges::all_of(bias, IsBounded);
    const auto most_offset = static_cast<std::int32_t>(64 * 128 * columns);
    for (const std::int32_t value : offset) sound = sound && value >= -most_offset && value <= most_offset;
    for (std::size_t at = 0; at < weights.size(); at += 256) sound = sound && AreSumsSmall(&weights[at]);
    if (!sound) Fault(fmt::format("has impossible numbers in sections {} to {}", section_ - 3, section_));
    matrix.weights = weights.data();
    matrix.scale = scale.data();
    matrix.offset = offset.data();
    matrix.bias = has_bias ? bias.data() : nullptr;
    return matrix;
  }

  std::span<const std::byte> bytes_;
  const std::string& where_;
  Model model_;
  std::optional<Error> error_;
  std::size_t section_ = 0;
};

Result<Model> Model::Open(std::span<const std::byte> bytes, const std::string& where) {
  return ModelReader(bytes, where).Read();
}

Result<Model> Model::Load(const std::filesystem::path& path) {
  Result<MappedFile> file = MappedFile::Open(path, kMostBytes);
  if (!file) return tl::unexpected<Error>(file.error());
  Result<Model> model = Open(file->bytes(), path.string());
  if (model) model->file_ = std::move(*file);
  return model;
}

std::uint32_t Model::RowOf(std::uint64_t word) const {
  const auto place = std::ranges::lower_bound(hashes_, word);
  if (place == hashes_.end() || *place != word) return 0;
  return static_cast<std::uint32_t>(place - hashes_.begin()) + 1;
}

}  // namespace demarche::language
