// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace meike::ui {

/// Something that would be lost if the window or the workspace closed now: what somebody has entered and not saved, or
/// work that is running.
struct Unsaved {
    QString question;                 ///< "Save the segment “Core”?"
    QString note{};                   ///< what would be lost, in a sentence; empty: that it is not saved yet
    QString keep{};                   ///< the verb of the safe way; empty: "Save", or "Go on editing"
    QString lose{};                   ///< the verb of the other way; empty: "Discard"
    std::function<bool()> save{};     ///< false when it cannot be: what is missing has been said; none: see `show`
    std::function<void()> show{};     ///< leads to it
    std::function<void()> discard{};  ///< gives it up: it is not asked about again
};

/// Everybody who may have something unsaved. Who closes the window or the workspace asks here and nowhere else.
class UnsavedList {
public:
    using Ask = std::function<std::optional<Unsaved>()>;
    /// `ask` is called as long as `owner` lives.
    void add(QObject* owner, Ask ask);
    /// The first that would be lost, newest owner first: what lies on top is asked about first.
    std::optional<Unsaved> first() const;

private:
    std::vector<std::pair<QPointer<QObject>, Ask>> m_asks;
};

}  // namespace meike::ui
