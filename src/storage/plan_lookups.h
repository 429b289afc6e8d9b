// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/amount_total.h"
#include "base/money.h"
#include "domain/value.h"

/// What the reader of the plan's facts asks for each of a million rows. Nothing else includes this.
namespace meike {

/// Where the record of an id stands. A million rows ask: ids are small numbers, so most are an index.
class IdPlaces {
public:
    void add(RecordId id, std::size_t place) {
        if (id < 0 || id >= kDense) {
            m_far.emplace(id, place);
            return;
        }
        const auto at = static_cast<std::size_t>(id);
        if (at >= m_near.size()) m_near.resize(std::max(at + 1, m_near.size() * 2), kNowhere);
        m_near[at] = static_cast<std::uint32_t>(place);
    }
    std::optional<std::size_t> find(RecordId id) const {
        if (id >= 0 && id < kDense) {
            const auto at = static_cast<std::size_t>(id);
            if (at >= m_near.size() || m_near[at] == kNowhere) return std::nullopt;
            return m_near[at];
        }
        const auto found = m_far.find(id);
        return found == m_far.end() ? std::nullopt : std::optional(found->second);
    }

private:
    static constexpr RecordId kDense = 4'000'000;
    static constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;
    std::vector<std::uint32_t> m_near;
    std::unordered_map<RecordId, std::size_t> m_far;
};

/// What refunds change about orders. Few have one: a mark by the id's low bits says for nearly all others that they
/// have none.
class Refunds {
public:
    void add(RecordId refund, RecordId of, MinorUnits amount) {
        m_marks[mark(refund)] = true;
        m_marks[mark(of)] = true;
        m_refunds.insert(refund);
        MinorUnits& sum = m_refunded[of];
        sum = boundedSum(sum, amount);
    }
    /// Neither a refund itself nor refunded away: such an order is no purchase, and no contract.
    bool isPurchase(RecordId id, MinorUnits amount) const {
        if (!m_marks[mark(id)]) return amount > 0;
        if (m_refunds.contains(id)) return false;
        const auto refund = m_refunded.find(id);
        return boundedSum(amount, refund == m_refunded.end() ? 0 : refund->second) > 0;
    }

private:
    static constexpr std::size_t kMarks = 1U << 20U;
    static std::size_t mark(RecordId id) { return static_cast<std::size_t>(id) % kMarks; }
    std::vector<bool> m_marks = std::vector<bool>(kMarks, false);
    std::unordered_set<RecordId> m_refunds;
    std::unordered_map<RecordId, MinorUnits> m_refunded;
};

}  // namespace meike
