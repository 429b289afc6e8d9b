// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scoring_profile.h"

#include <algorithm>
#include <set>

#include "base/error_code.h"

namespace meike {
namespace {

/// Collects problems; the checks read as one line each.
class Checker {
public:
    void expect(bool sound, std::string path, ErrorDetail expected) {
        if (!sound) problems.push_back({std::move(path), std::move(expected)});
    }
    void range(int value, int low, int high, std::string path) {
        expect(low <= value && value <= high, std::move(path), {ErrorCode::whole_number_between, {low, high}});
    }

    std::vector<ProfileProblem> problems;
};

std::string at(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

bool isKey(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

void checkLabel(Checker& check, const ProfileLabel& label, const std::string& path) {
    check.expect(!label.zh.empty(), path + ".zh", ErrorCode::a_name);
    check.expect(!label.en.empty(), path + ".en", ErrorCode::a_name);
}

void checkAxis(Checker& check, const AxisRule& rule, int levels, bool ascending, const std::string& path) {
    const std::string limits = path + ".limits";
    if (rule.limits.size() + 1 != static_cast<std::size_t>(levels)) {
        check.expect(false, limits, {ErrorCode::limits_of_scores, {levels - 1}});
        return;
    }
    for (std::size_t i = 0; i < rule.limits.size(); ++i) {
        check.expect(rule.limits[i] >= 0 && rule.limits[i] <= 1'000'000'000'000'000, at(limits, i),
                     ErrorCode::number_from_zero);
        if (i == 0) continue;
        const bool sound = ascending ? rule.limits[i - 1] < rule.limits[i] : rule.limits[i - 1] > rule.limits[i];
        check.expect(sound, at(limits, i), ascending ? ErrorCode::more_than_before : ErrorCode::less_than_before);
    }
}

std::set<std::string> classKeys(const ScoringProfile& profile) {
    std::set<std::string> keys;
    for (const ClassRow& row : rfmClassRows()) keys.emplace(row.key);
    for (const ProfileClass& row : profile.classes) keys.insert(row.key);
    return keys;
}

void checkRfm(Checker& check, const ScoringProfile& profile) {
    check.range(profile.levels, 2, 10, "rfm.levels");
    if (profile.levels < 2 || profile.levels > 10) return;
    checkAxis(check, profile.recency, profile.levels, true, "rfm.recency");
    checkAxis(check, profile.frequency, profile.levels, false, "rfm.frequency");
    checkAxis(check, profile.monetary, profile.levels, false, "rfm.monetary");
    check.range(profile.quantileMinimumClients, 1, 1'000'000, "rfm.quantile_minimum_clients");

    std::set<std::string> own;
    for (std::size_t i = 0; i < profile.classes.size(); ++i) {
        const ProfileClass& row = profile.classes[i];
        const std::string path = at("rfm.classes", i);
        check.expect(isKey(row.key), path + ".key", ErrorCode::a_key);
        check.expect(!findClassRow(rfmClassRows(), row.key) && own.insert(row.key).second, path + ".key",
                     ErrorCode::key_no_other_class);
        checkLabel(check, row.label, path + ".label");
    }
    check.expect(profile.classes.size() <= 100, "rfm.classes", {ErrorCode::most_classes, {100}});
    if (profile.rfmMethod != RfmMethod::grid) return;

    const std::set<std::string> keys = classKeys(profile);
    bool rangesSound = true;
    for (std::size_t i = 0; i < profile.grid.size(); ++i) {
        const GridRule& rule = profile.grid[i];
        const std::string path = at("rfm.grid", i);
        check.expect(keys.count(rule.classKey) > 0, path + ".class", ErrorCode::class_key);
        const auto checkRange = [&](const ScoreRange& range, const char* name) {
            const bool sound = 1 <= range.from && range.from <= range.to && range.to <= profile.levels;
            check.expect(sound, path + "." + name, {ErrorCode::two_scores_within, {profile.levels}});
            rangesSound = rangesSound && sound;
        };
        checkRange(rule.r, "r");
        checkRange(rule.f, "f");
        checkRange(rule.m, "m");
    }
    if (!rangesSound) return;
    const std::vector<GridFault> faults = checkGrid(profile.grid, profile.levels);
    if (faults.empty()) return;
    const GridFault& first = faults.front();
    std::string cell = "R";
    cell.append(std::to_string(first.r)).append(" F").append(std::to_string(first.f));
    if (first.m != 0) cell.append(" M").append(std::to_string(first.m));
    std::string classes;
    for (const std::string& key : first.classKeys) classes += (classes.empty() ? "" : ", ") + key;
    ErrorDetail expected = classes.empty() ? ErrorDetail(ErrorCode::cell_in_no_class, {cell})
                                           : ErrorDetail(ErrorCode::cell_in_classes, {cell, classes});
    if (faults.size() > 1) expected = {ErrorCode::and_more, {std::move(expected), faults.size() - 1}};
    check.expect(false, "rfm.grid", expected);
}

void checkTiers(Checker& check, const ScoringProfile& profile) {
    const std::vector<TierRule>& tiers = profile.tiers;
    check.expect(tiers.size() >= 2 && tiers.size() <= 10, "tiers.scale", ErrorCode::tiers_in_order);
    if (tiers.empty() || tiers.size() > 10) return;
    std::set<std::string> keys;
    std::set<std::string> mapped;
    const std::set<std::string> classes =
        profile.tierMethod == TierMethod::abc_class ? std::set<std::string>{"a", "b", "c"} : classKeys(profile);
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        const TierRule& tier = tiers[i];
        const std::string path = at("tiers.scale", i);
        check.expect(isKey(tier.key) && keys.insert(tier.key).second, path + ".key", ErrorCode::key_no_other_tier);
        checkLabel(check, tier.label, path + ".label");
        check.range(tier.reassessMonths, 1, 60, path + ".reassess_months");
        if (profile.tierMethod == TierMethod::value_score) {
            check.expect(tier.limit >= 0 && tier.limit <= 10000, path + ".limit", ErrorCode::score_to_hundred);
            if (i > 0) check.expect(tier.limit < tiers[i - 1].limit, path + ".limit", ErrorCode::less_than_tier_above);
            if (i + 1 == tiers.size()) check.expect(tier.limit == 0, path + ".limit", ErrorCode::zero_for_last_tier);
        } else {
            for (std::size_t c = 0; c < tier.classes.size(); ++c) {
                check.expect(classes.count(tier.classes[c]) > 0 && mapped.insert(tier.classes[c]).second,
                             at(path + ".classes", c), ErrorCode::class_key_of_its_own);
            }
        }
    }
    // Without a hole: each class that can come out of the profile must lead to a tier.
    std::set<std::string> possible;
    if (profile.tierMethod == TierMethod::abc_class) possible = classes;
    if (profile.tierMethod == TierMethod::rfm_class && profile.rfmMethod == RfmMethod::grid) {
        for (const GridRule& rule : profile.grid) possible.insert(rule.classKey);
    }
    if (profile.tierMethod == TierMethod::rfm_class && profile.rfmMethod == RfmMethod::eight_types) {
        possible = {"hhh", "lhh", "hlh", "llh", "hhl", "hll", "lhl", "lll"};
    }
    for (const std::string& key : possible) {
        check.expect(mapped.count(key) > 0, "tiers.scale", {ErrorCode::tier_for_class, {key}});
    }
    check.expect(profile.growthTier.empty() || keys.count(profile.growthTier) > 0, "tiers.growth_exception.tier",
                 ErrorCode::tier_key);
    check.range(profile.growthMinimum, 0, 100, "tiers.growth_exception.minimum");
    check.range(profile.holdPoints, 0, 10000, "tiers.hold.points");
    check.range(profile.graceDays, 0, 3650, "tiers.hold.grace_days");
}

}  // namespace

ScoringProfile::ScoringProfile() : grid(defaultGrid()) {
    const std::array limits{7000, 5000, 3000, 0};
    const std::array months{3, 3, 6, 6};
    for (std::size_t i = 0; i < tierRows().size(); ++i) {
        const ClassRow& row = tierRows()[i];
        tiers.push_back(
            {std::string(row.key), {std::string(row.label.zh), std::string(row.label.en)}, limits[i], {}, months[i]});
    }
}

std::vector<GridRule> defaultGrid() {
    const ScoreRange any{1, 5};
    return {
        {"champion", {5, 5}, {4, 5}, any},
        {"potential_loyalist", {4, 5}, {2, 3}, any},
        {"new", {5, 5}, {1, 1}, any},
        {"promising", {4, 4}, {1, 1}, any},
        {"loyal", {3, 4}, {4, 5}, any},
        {"needs_attention", {3, 3}, {3, 3}, any},
        {"about_to_sleep", {3, 3}, {1, 2}, any},
        {"hibernating", {1, 2}, {1, 2}, any},
        {"at_risk", {1, 2}, {3, 4}, any},
        {"cant_lose", {1, 2}, {5, 5}, any},
    };
}

std::vector<GridFault> checkGrid(const std::vector<GridRule>& grid, int levels) {
    std::vector<GridFault> faults;
    for (int r = levels; r >= 1; --r) {
        for (int f = 1; f <= levels; ++f) {
            std::vector<GridFault> cell;
            for (int m = 1; m <= levels; ++m) {
                GridFault fault{r, f, m, {}};
                for (const GridRule& rule : grid) {
                    if (rule.r.contains(r) && rule.f.contains(f) && rule.m.contains(m))
                        fault.classKeys.push_back(rule.classKey);
                }
                if (fault.classKeys.size() != 1) cell.push_back(std::move(fault));
            }
            const bool whole = cell.size() == static_cast<std::size_t>(levels) &&
                               std::all_of(cell.begin(), cell.end(), [&](const GridFault& fault) {
                                   return fault.classKeys == cell.front().classKeys;
                               });
            if (whole) {
                cell.front().m = 0;
                cell.resize(1);
            }
            faults.insert(faults.end(), cell.begin(), cell.end());
        }
    }
    return faults;
}

std::vector<ProfileProblem> validate(const ScoringProfile& profile) {
    Checker check;
    check.expect(isKey(profile.key), "key", ErrorCode::a_key);
    checkLabel(check, profile.label, "label");
    check.range(profile.version, 1, 1'000'000, "version");
    check.range(profile.windowDays, 1, 36'500, "window_days");
    checkRfm(check, profile);
    check.expect(profile.eightTypes.recencyDays >= 0, "rfm.eight_types.recency_days", ErrorCode::number_from_zero);
    check.expect(profile.eightTypes.frequency >= 0, "rfm.eight_types.frequency", ErrorCode::number_from_zero);

    check.range(profile.repeatFrom, 2, 1000, "stage.repeat_from");
    check.expect(profile.loyalFrom > profile.repeatFrom && profile.loyalFrom <= 10'000, "stage.loyal_from",
                 ErrorCode::whole_number_above_repeat);
    check.range(profile.returnedDays, 0, 36'500, "stage.returned_days");
    for (std::size_t i = 0; i < 3; ++i) {
        check.range(profile.dormancyDays[i], 1, 36'500, at("dormancy.days", i));
        check.range(profile.dormancyRhythm[i], 0, 100'000, at("dormancy.rhythm", i));
        if (i == 0) continue;
        check.expect(profile.dormancyDays[i] > profile.dormancyDays[i - 1], at("dormancy.days", i),
                     ErrorCode::more_than_before);
        check.expect(profile.dormancyRhythm[i] >= profile.dormancyRhythm[i - 1], at("dormancy.rhythm", i),
                     ErrorCode::factor_not_less);
    }
    check.range(profile.dormancyMinimumGaps, 1, 1000, "dormancy.minimum_gaps");
    check.range(profile.frequentFrom, 1, 10'000, "behaviour.frequent_from");
    check.range(profile.abcA, 0, 100, "abc.a");
    check.range(profile.abcB, 0, 100, "abc.b");
    check.expect(profile.abcA <= profile.abcB, "abc.b", ErrorCode::not_less_than_a);

    const ScoreWeights& weights = profile.weights;
    check.range(weights.amount, 0, 1000, "value_score.weights.amount");
    check.range(weights.frequency, 0, 1000, "value_score.weights.frequency");
    check.range(weights.margin, 0, 1000, "value_score.weights.margin");
    check.range(weights.growth, 0, 1000, "value_score.weights.growth");
    check.range(weights.influence, 0, 1000, "value_score.weights.influence");
    check.expect(weights.amount + weights.frequency + weights.margin + weights.growth + weights.influence > 0,
                 "value_score.weights.frequency", ErrorCode::one_weight_above_zero);
    check.range(profile.marginFullPercent, 1, 100, "value_score.margin_full_percent");
    check.range(profile.risk.deductionPercent, 0, 100, "value_score.risk.deduction_percent");
    for (std::size_t i = 0; i < 4; ++i) {
        check.range(profile.risk.creditPoints[i], 0, 100, at("value_score.risk.credit_points", i));
        if (i > 0) {
            check.expect(profile.risk.creditPoints[i] >= profile.risk.creditPoints[i - 1],
                         at("value_score.risk.credit_points", i), ErrorCode::grade_not_less);
        }
    }
    check.range(profile.risk.receivedDays, 1, 36'500, "value_score.risk.received_days");
    checkTiers(check, profile);

    const ForecastRule& forecast = profile.forecast;
    check.range(forecast.horizonMonths, 1, 60, "forecast.horizon_months");
    check.expect(forecast.discount >= 0 && forecast.discount <= 10'000, "forecast.discount_percent",
                 ErrorCode::number_to_hundred);
    check.expect(forecast.margin >= 1 && forecast.margin <= 10'000, "forecast.margin_percent",
                 ErrorCode::number_above_zero_to_hundred);
    check.range(forecast.errorLimitPercent, 1, 100, "forecast.error_limit_percent");
    check.range(forecast.omissionLimitPercent, 1, 100, "forecast.omission_limit_percent");
    return std::move(check.problems);
}

std::optional<ValueBasis> pinnedBasis(const ScoringProfile& profile) {
    switch (profile.valueBasis) {
        case BasisChoice::gross:
            return ValueBasis::gross;
        case BasisChoice::net:
            return ValueBasis::net;
        case BasisChoice::contribution:
            return ValueBasis::contribution;
        case BasisChoice::best:
            break;
    }
    return std::nullopt;
}

ScoringProfile withBasis(ScoringProfile profile, ValueBasis basis) {
    constexpr std::array kChoices{BasisChoice::gross, BasisChoice::net, BasisChoice::contribution};
    profile.valueBasis = kChoices[static_cast<std::size_t>(basis)];
    return profile;
}

std::string tierScale(const ScoringProfile& profile) {
    std::string scale;
    for (const TierRule& tier : profile.tiers) scale += (scale.empty() ? "" : ">") + tier.key;
    return scale;
}

}  // namespace meike
