// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/sufficiency.h"

#include <algorithm>

namespace meike::engine {

Sufficiency measureData(std::span<const PurchaseHistory> histories) {
    Sufficiency out;
    for (const PurchaseHistory& history : histories) {
        if (history.repeats < 0) continue;
        ++out.clients;
        if (history.repeats > 0) ++out.repeatClients;
        out.repeatPurchases += history.repeats;
        out.historyDays = std::max(out.historyDays, history.age);
    }
    const auto decide = [&](int step, SufficiencyReason reason) {
        out.step = step;
        out.reason = reason;
    };
    if (out.clients == 0) {
        decide(0, SufficiencyReason::no_purchase);
    } else if (out.repeatClients < kFewestRepeatClients) {
        decide(1, SufficiencyReason::few_repeat_clients);
    } else if (out.repeatPurchases < kFewestRepeatPurchases) {
        decide(1, SufficiencyReason::few_repeat_purchases);
    } else if (out.historyDays < kShortestHistory) {
        decide(1, SufficiencyReason::short_history);
    } else {
        decide(2, SufficiencyReason::wide);
    }
    return out;
}

Sufficiency withWidth(Sufficiency data, double width) {
    data.width = width;
    if (width > kBandWidth) {
        data.step = 2;
        data.reason = SufficiencyReason::wide;
    } else if (width >= kIndicativeWidth) {
        data.step = 3;
        data.reason = SufficiencyReason::medium;
    } else {
        data.step = 4;
        data.reason = SufficiencyReason::narrow;
    }
    return data;
}

}  // namespace meike::engine
