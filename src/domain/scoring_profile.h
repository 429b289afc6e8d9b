// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_code.h"
#include "base/label.h"
#include "base/money.h"
#include "domain/classification.h"

namespace meike {

enum class BasisChoice : std::uint8_t { best, gross, net, contribution };
enum class AxisMethod : std::uint8_t { thresholds, quantiles };
enum class MonetaryUnit : std::uint8_t { median, amount };
enum class RfmMethod : std::uint8_t { grid, eight_types };
enum class Cut : std::uint8_t { median, mean, value };
enum class TierMethod : std::uint8_t { value_score, rfm_class, abc_class };
/// The purchase model asked for, `best`: the one that was the closest in the past; where nobody seems to leave, the
/// engine falls back on one without attrition.
enum class ForecastModel : std::uint8_t { bg_nbd, mbg_nbd, pareto_nbd, mbg_cnbd_k, best };

/// How one of R, F, M becomes a score 1..levels.
/// `limits` run from the best score down and have levels - 1 values: R days at most; F purchases at least; M at least,
/// in hundredths of the median (400 = 4 x) or in minor units of the base currency, as monetaryUnit says.
/// They are what the quantile method falls back on, so they are always there.
struct AxisRule {
    AxisMethod method = AxisMethod::thresholds;
    std::vector<std::int64_t> limits;

    bool operator==(const AxisRule&) const = default;
};

/// A name that people gave, in both languages.
struct ProfileLabel {
    std::string zh;
    std::string en;

    std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
    bool operator==(const ProfileLabel&) const = default;
};

/// An inclusive range of scores.
struct ScoreRange {
    int from = 1;
    int to = 1;

    bool contains(int score) const { return from <= score && score <= to; }
    bool operator==(const ScoreRange&) const = default;
};

/// One block of the grid: every cell inside belongs to the class of that key.
struct GridRule {
    std::string classKey;
    ScoreRange r;
    ScoreRange f;
    ScoreRange m;

    bool operator==(const GridRule&) const = default;
};

/// A class that the profile adds to the built-in ones.
struct ProfileClass {
    std::string key;
    ProfileLabel label;

    bool operator==(const ProfileClass&) const = default;
};

/// The line between high and low of the eight types.
struct EightTypesRule {
    Cut cut = Cut::median;
    std::int64_t recencyDays = 180;  ///< with Cut::value: high when R is at most this
    std::int64_t frequency = 3;      ///< with Cut::value: high when F is at least this
    MinorUnits monetary = 0;         ///< with Cut::value: high when M is at least this, minor units

    bool operator==(const EightTypesRule&) const = default;
};

/// Weights of the inputs of the value score; 0 leaves an input out.
struct ScoreWeights {
    int amount = 35;
    int frequency = 20;
    int margin = 15;
    int growth = 15;
    int influence = 15;

    bool operator==(const ScoreWeights&) const = default;
};

/// What is taken off the value score.
struct RiskRule {
    int deductionPercent = 15;                        ///< share of the risk that is taken off
    std::array<int, 4> creditPoints{0, 25, 60, 100};  ///< risk of grade A, B, C, D, 0..100
    int receivedDays = 365;                           ///< receipts of so many days stand against what is overdue
    bool operator==(const RiskRule&) const = default;
};

/// One step of the tier scale.
struct TierRule {
    std::string key;
    ProfileLabel label;
    int limit = 0;                     ///< value score at least this, hundredths (7000 = 70); the last tier has 0
    std::vector<std::string> classes;  ///< TierMethod::rfm_class: classes of this tier; abc_class: a, b, c
    int reassessMonths = 6;            ///< a re-assessment is due after so many months

    bool operator==(const TierRule&) const = default;
};

/// How the future of a client is estimated, and when a model is too poor to make lists with.
struct ForecastRule {
    ForecastModel model = ForecastModel::mbg_nbd;
    int horizonMonths = 12;         ///< months of 30.4375 days that expected orders and lifetime value look ahead
    int discount = 1000;            ///< a *year*, hundredths of a per cent (1000 = 10 %)
    int margin = 10'000;            ///< share of the value basis that is ours, hundredths of a per cent
    int errorLimitPercent = 50;     ///< of the clients named as buyers, at most so many may turn out wrong
    int omissionLimitPercent = 70;  ///< of the clients who bought, at most so many may have been missed

    bool operator==(const ForecastRule&) const = default;
};

/// The rules of an assessment. The defaults are the preset `agency`. All numbers are integers, so scores are exact.
struct ScoringProfile {
    std::string key = "agency";
    ProfileLabel label{"媒体代理商", "Media agency"};
    int version = 1;

    BasisChoice valueBasis = BasisChoice::best;
    int windowDays = 1095;
    bool countEveryOrder = false;  ///< F counts orders instead of purchase days
    bool meanMonetary = false;     ///< M is the mean per purchase instead of the sum

    int levels = 5;  ///< scores run 1..levels
    AxisRule recency{AxisMethod::thresholds, {30, 90, 180, 365}};
    AxisRule frequency{AxisMethod::thresholds, {8, 5, 3, 2}};
    AxisRule monetary{AxisMethod::quantiles, {400, 200, 100, 50}};
    MonetaryUnit monetaryUnit = MonetaryUnit::median;
    int quantileMinimumClients = 25;

    RfmMethod rfmMethod = RfmMethod::grid;
    std::vector<GridRule> grid;  ///< filled by the constructor with the default grid
    std::vector<ProfileClass> classes;
    EightTypesRule eightTypes;

    int repeatFrom = 2;      ///< purchases from which a client is repeat
    int loyalFrom = 3;       ///< ... loyal
    int returnedDays = 180;  ///< so long after coming back a client is "returned"

    std::array<int, 3> dormancyDays{90, 180, 365};     ///< drowsy, half-asleep, asleep: silence longer than
    std::array<int, 3> dormancyRhythm{200, 300, 500};  ///< hundredths of the client's own median gap, if longer
    int dormancyMinimumGaps = 3;

    int frequentFrom = 3;  ///< behaviour: high frequency
    int abcA = 70;         ///< per cent of the value before the client, under which it is A
    int abcB = 90;         ///< ... B

    ScoreWeights weights;
    int marginFullPercent = 60;  ///< contribution / net revenue that scores 100
    RiskRule risk;

    TierMethod tierMethod = TierMethod::value_score;
    std::vector<TierRule> tiers;        ///< best first; filled by the constructor with core, key, growth, general
    std::string growthTier = "growth";  ///< tier that a high growth potential reaches by itself; empty: none
    int growthMinimum = 75;             ///< growth potential input (0..100) that does so
    int holdPoints = 500;               ///< hysteresis, hundredths of a point
    int graceDays = 60;

    ForecastRule forecast;

    ScoringProfile();
    bool operator==(const ScoringProfile&) const = default;
};

/// One mistake in a profile: where (as `tiers[1].limit`) and what was expected there.
struct ProfileProblem {
    std::string path;
    ErrorDetail expected;  ///< stands inside ErrorCode::expected
};

/// The basis that a profile names; nothing where it leaves the choice to what the orders know.
std::optional<ValueBasis> pinnedBasis(const ScoringProfile& profile);
/// The rules of an assessment with the basis that it came to: what is saved with it.
ScoringProfile withBasis(ScoringProfile profile, ValueBasis basis);

/// Everything that makes a profile unusable; empty when it is sound. Paths are those of the JSON form.
std::vector<ProfileProblem> validate(const ScoringProfile& profile);

/// A cell of the grid that no rule covers, or more than one does. m is 0 when the fault holds for every M.
struct GridFault {
    int r = 0;
    int f = 0;
    int m = 0;
    std::vector<std::string> classKeys;  ///< empty: a gap; two or more: an overlap

    bool operator==(const GridFault&) const = default;
};

/// Gaps and overlaps of a grid of levels x levels x levels cells, ordered by r (high first), f, m.
std::vector<GridFault> checkGrid(const std::vector<GridRule>& grid, int levels);

/// The built-in grid of 2-D R x F classes for 5 levels.
std::vector<GridRule> defaultGrid();

/// Tells tier scales apart: assessments are compared and hold tiers only within one scale.
std::string tierScale(const ScoringProfile& profile);

}  // namespace meike
