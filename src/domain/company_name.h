// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/value.h"

/// Whether two names are those of one company. Pure: names in, a score out; whoever asks decides.
namespace meike {

/// A company's name taken apart. 北京云舟文化传媒有限公司上海分公司: core 云舟, trades 文化 and 传媒, place 北京,
/// branch 上海.
struct CompanyName {
    std::string whole;                ///< folded, without blanks and marks
    std::string han;                  ///< the core's Chinese characters
    std::string latin;                ///< its letters
    std::string digits;               ///< its figures, in order
    std::vector<std::string> trades;  ///< what it says it does, sorted
    std::vector<std::string> places;  ///< in front or in brackets
    std::string branch;               ///< place or number of a branch; `?` for one that says neither; empty: none
    bool registered = false;          ///< with its legal form, as it stands in the register: 有限公司

    std::string core() const { return han + latin; }
};
CompanyName readCompanyName(std::string_view name);

/// 0..1: how sure it is that both are the same company. 1: nothing differs but width, case, script, marks and the
/// legal form.
double companyLikeness(const CompanyName& a, const CompanyName& b);
/// From this on they are called the same.
inline constexpr double kSameCompany = 0.8;

/// What two names that are alike share at least one of.
std::vector<std::string> companyNameBlocks(const CompanyName& name);

/// What two names must agree in to be alike, in a few numbers: for millions of pairs of which few are.
struct CompanyNameSketch {
    std::uint64_t whole = 0;
    std::uint64_t digits = 0;
    std::uint64_t branch = 0;
    std::uint64_t trades = 0;     ///< a bit each; two may share one
    std::uint64_t provinces = 0;  ///< likewise; none where a place stands beside any
};
CompanyNameSketch sketchOf(const CompanyName& name);
/// False only where companyLikeness is 0.
bool mayBeAlike(const CompanyNameSketch& a, const CompanyNameSketch& b);

/// Names by what they are alike in, so that the likes of one are found without looking at all.
class CompanyNameIndex {
public:
    void add(RecordId id, CompanyName name);
    void add(RecordId id, std::string_view name) { add(id, readCompanyName(name)); }
    struct Like {
        RecordId id = 0;
        double score = 0;
    };
    /// The one that is most alike, where any is the same company by kSameCompany; among equals the first added.
    std::optional<Like> find(const CompanyName& name) const;
    std::optional<Like> find(std::string_view name) const { return find(readCompanyName(name)); }

private:
    std::vector<std::pair<RecordId, CompanyName>> m_names;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_blocks;
};

}  // namespace meike
