// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/label.h"

/// The words an assessment gives a client. Keys are stable: they are stored, exported and written in rules.
namespace meike {

/// One word: its key, both labels, and the symbol that goes with it where there is one.
struct ClassRow {
    std::string_view key;
    Label label;
    std::string_view symbol = {};
};

/// Relationship stage 关系阶段. `none` never leaves the engine.
enum class Stage : std::uint8_t { none, prospect, first_time, repeat, loyal, at_risk, churned, returned };

/// Why a stage is what it is, where the stage alone does not say.
enum class StageReason : std::uint8_t {
    none,
    no_order,
    no_purchase,
    past_drowsy,
    past_asleep,
    unlikely_active,
    came_back,
    overridden
};

/// Depth of silence 沉睡程度.
enum class Dormancy : std::uint8_t { none, drowsy, half_asleep, asleep };

/// Frequency x amount 行为类别; `none` for prospects and where the amount is not known.
enum class Behaviour : std::uint8_t { none, frequent_large, frequent_small, infrequent_large, infrequent_small };

/// The coarse reading of the stage: active 活跃, potential 潜在, lost 流失.
enum class Activity : std::uint8_t { active, potential, lost };

/// Share class by value; `none` for prospects and where the amount is not known.
enum class AbcClass : std::uint8_t { none, a, b, c };

/// Credit grade 信用等级 given by hand; `none` = not given.
enum class CreditGrade : std::uint8_t { none, a, b, c, d };

/// What the past says of forecasts for single clients, held against simple rules.
enum class ForecastVerdict : std::uint8_t {
    not_tested,  ///< no date in the past to test at: the history is too short
    usable,      ///< closer than every simple rule
    with_care,   ///< about as close as the best simple rule
    do_not_use   ///< a simple rule is closer: go by that
};

/// What the money of an order is measured by, worst to best.
enum class ValueBasis : std::uint8_t { gross, net, contribution };

/// All rows in the order of the enum's values: row i belongs to value i.
std::span<const ClassRow> stageRows();
std::span<const ClassRow> dormancyRows();
std::span<const ClassRow> behaviourRows();
std::span<const ClassRow> activityRows();
std::span<const ClassRow> abcRows();
std::span<const ClassRow> creditGradeRows();
std::span<const ClassRow> valueBasisRows();
std::span<const ClassRow> forecastVerdictRows();
/// The 10 classes of the R x F grid, then the Chinese eight types. A profile may add its own.
std::span<const ClassRow> rfmClassRows();
/// The standard tiers, best first: core, key, growth, general. A profile may bring its own.
std::span<const ClassRow> tierRows();

inline const ClassRow& classRow(Stage v) { return stageRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(Dormancy v) { return dormancyRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(Behaviour v) { return behaviourRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(Activity v) { return activityRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(AbcClass v) { return abcRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(CreditGrade v) { return creditGradeRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(ValueBasis v) { return valueBasisRows()[static_cast<std::size_t>(v)]; }
inline const ClassRow& classRow(ForecastVerdict v) { return forecastVerdictRows()[static_cast<std::size_t>(v)]; }

/// The position of a key in a table, or nothing.
std::optional<std::size_t> findClassRow(std::span<const ClassRow> rows, std::string_view key);

/// The symbol of the tier at `rank` (0 = best) of `count`: the best is a diamond, the last a ring.
std::string_view tierSymbol(std::size_t rank, std::size_t count);

}  // namespace meike
