// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/scoring_profile.h"
#include "engine/columns.h"

namespace meike::engine {

/// The limits of 2-domain, "Value basis", in per cent of the gross amount: `best` takes a basis that so much knows, the
/// basis of the latest saved assessment is kept while so much does, and a client whose orders lack more is provisional.
inline constexpr int kBasisNeeds = 70;
inline constexpr int kBasisKeeps = 60;
inline constexpr int kMostEstimated = 10;
/// Orders that a client must know before its own ratio is used for the others.
inline constexpr std::int32_t kOwnRatioFrom = 3;

/// What the documents of a window know, measured by their gross amounts without sign; documents in a currency without
/// a rate are left out. Without any document in the window: the same of everything up to the as-of date.
struct BasisCoverage {
    bool any = false;                                       ///< there is a document
    MinorUnits gross = 0;                                   ///< 0 also where nothing is lacking
    MinorUnits lackingNet = 0, lackingContribution = 0;     ///< ... of the documents that do not know it
    std::vector<MinorUnits> clientGross;                    ///< per client; empty where nothing is lacking
    std::vector<MinorUnits> clientNet, clientContribution;  ///< per client: what lacks it

    MinorUnits lacking(ValueBasis basis) const;
    /// Per client; empty when nothing lacks the basis.
    const std::vector<MinorUnits>& clientsLacking(ValueBasis basis) const;
};

BasisCoverage coverWindow(const OrderColumns& columns, int windowDays, DayNumber asOf);

/// Hundredths of a per cent of `whole` that `part` is, rounded half up, at least 1 where there is any. 0 <= part <=
/// whole.
int estimatedShare(MinorUnits part, MinorUnits whole);
/// Whether more than `percent` of `whole` is `part`.
bool exceedsShare(MinorUnits part, MinorUnits whole, int percent);

/// The one basis of a whole assessment. A pinned one that no order up to the as-of date knows gives way to the next
/// worse. `kept`: of the latest saved assessment; `best` falls back from it only when too little knows it.
ValueBasis chooseBasis(const OrderColumns& columns, const BasisCoverage& coverage, BasisChoice choice,
                       std::optional<ValueBasis> kept, DayNumber asOf);
/// The same for a profile's window.
ValueBasis chooseBasis(const OrderColumns& columns, const ScoringProfile& profile, std::optional<ValueBasis> kept,
                       DayNumber asOf);

/// Every document's value in one basis as of a day, rows as in the columns. A document that lacks the basis is
/// estimated: net times a ratio where net is known, else gross times a ratio; of the client when kOwnRatioFrom of its
/// orders know the basis, else of the service type, else of the base. A ratio is the sum of the basis over the sum of
/// net or gross of the same orders: those up to `asOf` with a gross amount above zero. Estimates are whole minor units,
/// rounded half away from zero. Refers to the columns.
class OrderValues {
public:
    OrderValues(const OrderColumns& columns, ValueBasis basis, DayNumber asOf);

    ValueBasis basis() const { return m_basis; }
    const MinorUnits* data() const { return m_values.data(); }
    MinorUnits operator[](std::size_t row) const { return m_values[row]; }
    /// No value is further from 0 than this.
    MinorUnits largest() const { return m_largest; }

private:
    ValueBasis m_basis;
    std::vector<MinorUnits> m_estimated;  ///< a copy of the column with the gaps filled; empty where there are none
    std::span<const MinorUnits> m_values;
    MinorUnits m_largest = 0;
};

/// Today's scores count another basis than the ones before, after an edit, an import, another day or other rules.
struct BasisChange {
    ValueBasis from = ValueBasis::gross;
    ValueBasis to = ValueBasis::gross;
    MinorUnits before = 0;  ///< value in the window
    MinorUnits after = 0;
    std::string currency;
};

}  // namespace meike::engine
