// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/classification.h"

#include <array>

namespace meike {
namespace {

constexpr std::array kStages{
    ClassRow{"none", {"无", "none"}},
    ClassRow{"prospect", {"潜在", "Prospect"}},
    ClassRow{"first_time", {"初次", "First-time"}},
    ClassRow{"repeat", {"重复", "Repeat"}},
    ClassRow{"loyal", {"忠诚", "Loyal"}},
    ClassRow{"at_risk", {"流失风险", "At risk"}, "▼"},
    ClassRow{"churned", {"流失", "Churned"}, "▼"},
    ClassRow{"returned", {"回流", "Returned"}},
};

constexpr std::array kDormancies{
    ClassRow{"none", {"未沉睡", "Awake"}},
    ClassRow{"drowsy", {"瞌睡", "Drowsy"}},
    ClassRow{"half_asleep", {"半睡", "Half-asleep"}},
    ClassRow{"asleep", {"沉睡", "Asleep"}},
};

constexpr std::array kBehaviours{
    ClassRow{"none", {"无", "none"}},
    ClassRow{"frequent_large", {"高频大额", "Frequent, large"}},
    ClassRow{"frequent_small", {"高频小额", "Frequent, small"}},
    ClassRow{"infrequent_large", {"低频大额", "Infrequent, large"}},
    ClassRow{"infrequent_small", {"低频小额", "Infrequent, small"}},
};

constexpr std::array kActivities{
    ClassRow{"active", {"活跃", "Active"}},
    ClassRow{"potential", {"潜在", "Potential"}},
    ClassRow{"lost", {"流失", "Lost"}},
};

constexpr std::array kAbc{
    ClassRow{"none", {"无", "none"}},
    ClassRow{"a", {"A", "A"}},
    ClassRow{"b", {"B", "B"}},
    ClassRow{"c", {"C", "C"}},
};

constexpr std::array kCreditGrades{
    ClassRow{"none", {"未评", "Not graded"}},
    ClassRow{"A", {"A", "A"}},
    ClassRow{"B", {"B", "B"}},
    ClassRow{"C", {"C", "C"}},
    ClassRow{"D", {"D", "D"}},
};

constexpr std::array kValueBases{
    ClassRow{"gross", {"合同金额", "Gross amount"}},
    ClassRow{"net", {"净收入", "Net revenue"}},
    ClassRow{"contribution", {"贡献", "Contribution"}},
};

constexpr std::array kForecastVerdicts{
    ClassRow{"not_tested", {"未经检验", "Not tested"}},
    ClassRow{"usable", {"可用", "Usable"}},
    ClassRow{"with_care", {"谨慎使用", "With care"}},
    ClassRow{"do_not_use", {"不宜使用", "Do not use"}},
};

constexpr std::array kRfmClasses{
    ClassRow{"champion", {"冠军客户", "Champion"}},
    ClassRow{"loyal", {"忠诚", "Loyal"}},
    ClassRow{"potential_loyalist", {"潜力忠诚", "Potential loyalist"}},
    ClassRow{"new", {"新客户", "New"}},
    ClassRow{"promising", {"有前景", "Promising"}},
    ClassRow{"needs_attention", {"需关注", "Needs attention"}},
    ClassRow{"about_to_sleep", {"将沉睡", "About to sleep"}},
    ClassRow{"at_risk", {"久未合作", "At risk"}, "▼"},
    ClassRow{"cant_lose", {"不可流失", "Can't lose"}, "▼"},
    ClassRow{"hibernating", {"休眠", "Hibernating"}},
    ClassRow{"hhh", {"重要价值", "Key value (HHH)"}},
    ClassRow{"lhh", {"重要唤回", "Key win-back (LHH)"}},
    ClassRow{"hlh", {"重要深耕", "Key to deepen (HLH)"}},
    ClassRow{"llh", {"重要挽留", "Key to retain (LLH)"}},
    ClassRow{"hhl", {"潜力", "Potential (HHL)"}},
    ClassRow{"hll", {"新客户", "New (HLL)"}},
    ClassRow{"lhl", {"一般维持", "Maintain (LHL)"}},
    ClassRow{"lll", {"流失", "Lost (LLL)"}, "▼"},
};

constexpr std::array kTiers{
    ClassRow{"core", {"核心", "Core"}, "◆"},
    ClassRow{"key", {"重点", "Key"}, "●"},
    ClassRow{"growth", {"潜力", "Growth"}, "▲"},
    ClassRow{"general", {"一般", "General"}, "○"},
};

}  // namespace

std::span<const ClassRow> stageRows() { return kStages; }
std::span<const ClassRow> dormancyRows() { return kDormancies; }
std::span<const ClassRow> behaviourRows() { return kBehaviours; }
std::span<const ClassRow> activityRows() { return kActivities; }
std::span<const ClassRow> abcRows() { return kAbc; }
std::span<const ClassRow> creditGradeRows() { return kCreditGrades; }
std::span<const ClassRow> valueBasisRows() { return kValueBases; }
std::span<const ClassRow> forecastVerdictRows() { return kForecastVerdicts; }
std::span<const ClassRow> rfmClassRows() { return kRfmClasses; }
std::span<const ClassRow> tierRows() { return kTiers; }

std::optional<std::size_t> findClassRow(std::span<const ClassRow> rows, std::string_view key) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].key == key) return i;
    }
    return std::nullopt;
}

std::string_view tierSymbol(std::size_t rank, std::size_t count) {
    if (rank == 0) return "◆";
    if (rank + 1 == count) return "○";
    return rank == 1 ? "●" : "▲";
}

}  // namespace meike
