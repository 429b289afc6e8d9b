// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLineEdit>

#include "ui/kit/form_dialog.h"

namespace meike::ui {

/// Asks where a new workspace is to be and in which currency it counts.
class NewWorkspaceSheet : public FormDialog {
    Q_OBJECT

public:
    explicit NewWorkspaceSheet(QWidget* parent);

signals:
    void chosen(const QString& path, const QString& currency);

private:
    QString path() const;
    bool submit();
    void browse();
    QLineEdit* m_name;
    QLineEdit* m_folder;
    QComboBox* m_currency;
};

}  // namespace meike::ui
