// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "base/label.h"

class QTextBrowser;

namespace meike::ui {

class SearchField;

/// The user guide in the language of the window: part of the program, so that it needs no network and no other file.
class GuideWindow : public QDialog {
    Q_OBJECT

public:
    explicit GuideWindow(Language language, QWidget* parent = nullptr);

private:
    void find(const QString& text, bool again);
    /// The headings of the guide are what its links lead to.
    void goToHeading(const QString& anchor);

    QTextBrowser* m_text;
    SearchField* m_search;
};

}  // namespace meike::ui
