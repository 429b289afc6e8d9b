// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/company_name.h"

namespace meike {

namespace {

/// Of a block that holds more, the first are looked at: such a name tells nothing.
constexpr std::size_t kMostInBlock = 50;

}  // namespace

void CompanyNameIndex::add(RecordId id, CompanyName name) {
    for (const std::string& block : companyNameBlocks(name)) {
        auto& members = m_blocks[block];
        if (members.size() < kMostInBlock) members.push_back(static_cast<std::uint32_t>(m_names.size()));
    }
    m_names.emplace_back(id, std::move(name));
}

std::optional<CompanyNameIndex::Like> CompanyNameIndex::find(const CompanyName& name) const {
    std::optional<Like> best;
    for (const std::string& block : companyNameBlocks(name)) {
        const auto members = m_blocks.find(block);
        if (members == m_blocks.end()) continue;
        for (const std::uint32_t member : members->second) {
            const auto& [id, other] = m_names[member];
            const double score = companyLikeness(name, other);
            if (score >= kSameCompany && (!best || score > best->score)) best = Like{id, score};
        }
    }
    return best;
}

}  // namespace meike
