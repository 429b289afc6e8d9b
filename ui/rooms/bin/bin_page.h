// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "ui/context/app_context.h"

namespace meike::ui {

/// Clients put aside: the archive, and the recycle bin. Everything here can be brought back; deleting for good can be
/// undone.
class BinPage : public QWidget {
    Q_OBJECT

public:
    explicit BinPage(AppContext& context, QWidget* parent = nullptr);
    ~BinPage() override;

signals:
    void clientOpened(meike::RecordId client);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Parts;
    void refresh();
    void fill();
    void updateButtons();
    void act(const std::string& what, const std::vector<RecordId>& ids);
    void retranslate();
    AppContext& m_context;
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
    bool m_stale = true;
};

}  // namespace meike::ui
