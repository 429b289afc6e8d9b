// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/context/unsaved.h"

namespace meike::ui {

void UnsavedList::add(QObject* owner, Ask ask) {
    std::erase_if(m_asks, [](const auto& entry) { return !entry.first; });
    m_asks.emplace_back(owner, std::move(ask));
}

std::optional<Unsaved> UnsavedList::first() const {
    for (auto entry = m_asks.rbegin(); entry != m_asks.rend(); ++entry) {
        if (!entry->first) continue;
        if (auto unsaved = entry->second()) return unsaved;
    }
    return {};
}

}  // namespace meike::ui
