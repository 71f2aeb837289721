// The relations between the words of a sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace demarche {

/// Relations of Universal Dependencies for English, with the subtypes of its treebanks
/// (https://universaldependencies.org/en/dep/); kNone without a parser. "nsubj:pass" is kNsubjPass.
enum class Deprel : std::uint8_t {
  kNone,
  kAcl,
  kAclRelcl,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kAuxPass,
  kCase,
  kCc,
  kCcPreconj,
  kCcomp,
  kClf,
  kCompound,
  kCompoundPrt,
  kConj,
  kCop,
  kCsubj,
  kCsubjOuter,
  kCsubjPass,
  kDep,
  kDet,
  kDetPredet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNmodDesc,
  kNmodPoss,
  kNmodUnmarked,
  kNsubj,
  kNsubjOuter,
  kNsubjPass,
  kNummod,
  kObj,
  kObl,
  kOblAgent,
  kOblUnmarked,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};

/// "nsubj:pass"; "_" for kNone.
std::string_view Name(Deprel deprel);
/// A subtype that is not known gives its relation; nothing for what is no relation.
std::optional<Deprel> ParseDeprel(std::string_view name);

}  // namespace demarche
