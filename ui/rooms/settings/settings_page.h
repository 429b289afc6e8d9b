// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/context/app_context.h"

class QVBoxLayout;

namespace meike::ui {

/// Everything that can be set, as one page of sections. Settings of the workspace are edits that can be undone;
/// settings of this computer (language, theme) apply at once.
class SettingsPage : public QWidget {
    Q_OBJECT

public:
    explicit SettingsPage(AppContext& context, QWidget* parent = nullptr);
    ~SettingsPage() override;

    /// Scrolls to a section: general, workspace, people, rates, lists, tags, scoring, backup, about.
    void showSection(const QString& key);
    /// Opens the editor of the scoring rules over the sections.
    void showRules();

signals:
    /// The main window closes the workspace, puts the backup in its place and opens it again.
    void restoreRequested(const QString& backupPath);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    void build();
    void buildGeneral(QVBoxLayout* layout);
    void buildWorkspace(QVBoxLayout* layout);
    void buildBackup(QVBoxLayout* layout);
    void backUpTo(const QString& path);
    void refresh();
    void retranslate();
    AppContext& m_context;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace meike::ui
