// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/context/page.h"

class QVBoxLayout;

namespace meike::ui {

/// Everything that can be set, as one page of sections. Settings of the workspace are edits that can be undone;
/// settings of this computer (language, theme) apply at once.
class SettingsPage : public Page {
    Q_OBJECT

public:
    explicit SettingsPage(AppContext& context, QWidget* parent = nullptr);
    ~SettingsPage() override;

    /// Scrolls to a section: general, workspace, people, rates, lists, tags, scoring, backup, about.
    void showSection(const QString& key);
    /// Opens the editor of the scoring rules over the sections.
    void showRules();

    void visit(const Visit& visit) override;
    QList<PagePart> parts() const override;
    std::optional<Unsaved> unsaved() override;
    void addActions(ActionRegistry& actions) override;

protected:
    void refresh() override { fill(); }
    void clear() override { fill(); }
    void retranslate() override;
    bool concerns(const Change& change) const override {
        return change.touches(Kind::setting) || change.touches(Kind::person);
    }

private:
    struct Parts;
    void fill();
    void build();
    void buildGeneral(QVBoxLayout* layout);
    void buildWorkspace(QVBoxLayout* layout);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace meike::ui
