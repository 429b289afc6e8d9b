// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <memory>

#include "engine/duplicates.h"

namespace meike::ui {

class AppContext;
class LatestRead;

/// Says, while a client is being entered, that it is there already, or likely to be: by its name, its registration
/// number, its phone or its website. Hidden while there is nothing to say.
class DuplicateHint : public QLabel {
    Q_OBJECT

public:
    explicit DuplicateHint(AppContext& context, QWidget* parent = nullptr);
    ~DuplicateHint() override;
    /// What has been typed so far.
    void look(const engine::DuplicateFacts& typed);

private:
    struct Finder;
    AppContext& m_context;
    LatestRead* m_read;
    std::shared_ptr<Finder> m_finder;  ///< made at the first look, shared with the worker that uses it
};

}  // namespace meike::ui
